package io.caisson.cli;

import io.caisson.cli.command.Program;
import io.caisson.cli.output.Output;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import java.nio.file.Path;
import java.util.List;

/** What a command line, run inside this process, printed and answered. */
record Printed(int status, String out, String err) {
  static Printed by(Path scratch, String... arguments) {
    return as("caisson", scratch, arguments);
  }

  static Printed as(String calledAs, Path scratch, String... arguments) {
    String out = scratch.resolve("stdout").toString();
    String err = scratch.resolve("stderr").toString();
    int flags = Files.O_CREAT | Files.O_WRONLY | Files.O_TRUNC;
    int status;
    try (Fd outFile = Files.open(out, flags, 0600);
        Fd errFile = Files.open(err, flags, 0600)) {
      CommandLine line =
          new CommandLine(new Program(calledAs), new Output(outFile), new Output(errFile));
      status = line.run(List.of(arguments));
    }
    return new Printed(status, Files.readText(out), Files.readText(err));
  }

  /** The message of the only line on standard error, taken out of its log line. */
  String error() {
    String opening = " level=error msg=\"";
    int start = err.indexOf(opening) + opening.length();
    return err.substring(start, err.indexOf("\"\n", start)).replace("\\\"", "\"");
  }
}
