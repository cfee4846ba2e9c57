package io.caisson.cli.manual;

import io.caisson.cli.command.Commands;
import io.caisson.cli.command.GlobalOptions;
import io.caisson.cli.command.Version;
import io.caisson.cli.syntax.Syntax;
import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The build's own program: writes the manual page and the completion script into the directory that
 * is its argument, made if need be.
 */
public final class WriteManual {
  private static final String NAME = "caisson";

  private WriteManual() {}

  public static void main(String[] arguments) {
    Directories.mkdirs(arguments[0], 0755);
    List<Syntax> commands = Commands.syntaxes();
    try (Fd directory = Files.open(arguments[0], Files.O_PATH | Files.O_DIRECTORY)) {
      write(
          directory,
          NAME + ".8",
          ManualPage.of(NAME, GlobalOptions.SYNTAX, Version.NUMBER, commands));
      write(directory, NAME + ".bash", BashCompletion.of(NAME, GlobalOptions.SYNTAX, commands));
    }
  }

  private static void write(Fd directory, String name, String text) {
    Files.replaceFile(directory, name, text.getBytes(StandardCharsets.UTF_8), 0644);
  }
}
