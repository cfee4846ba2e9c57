package io.caisson.cli.command;

import io.caisson.cli.output.Log;
import io.caisson.cli.output.Output;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Values;
import java.util.List;

/**
 * What a command works with: what was written on the command line, and where to print.
 *
 * @param values of the command's options and of the program's
 * @param operands as many as the command's syntax allows
 */
public record Session(
    Program program, Values values, List<String> operands, Output out, Output err, Log log) {

  boolean flag(Option option) {
    return values.flag(option);
  }

  String text(Option option) {
    return values.text(option);
  }

  String root() {
    return RootDirectory.of(values);
  }
}
