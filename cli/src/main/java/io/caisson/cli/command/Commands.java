package io.caisson.cli.command;

import io.caisson.cli.output.Log;
import io.caisson.cli.syntax.HelpText;
import io.caisson.cli.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The table of commands, in the order in which help shows them. */
public final class Commands {
  public static final List<Command> ALL =
      List.of(
          new CreateCommand(),
          new DeleteCommand(),
          new FeaturesCommand(),
          new KillCommand(),
          new ListCommand(),
          new RunCommand(),
          new SpecCommand(),
          new StartCommand(),
          new StateCommand(),
          new HelpCommand());

  private Commands() {}

  /** The command of that name, or null. */
  public static @Nullable Command find(String name) {
    for (Command command : ALL) {
      if (command.syntax().name().equals(name)) return command;
    }
    return name.equals("h") ? find("help") : null;
  }

  /** Says that there is no command of that name, in the field's words and with its exit status. */
  public static int unknown(String name, Log log) {
    log.error("No help topic for '" + name + "'");
    return 3;
  }

  /** The help page of the program. */
  public static String help(String program) {
    return HelpText.program(program, GlobalOptions.SYNTAX, Version.NUMBER, syntaxes());
  }

  public static List<Syntax> syntaxes() {
    List<Syntax> syntaxes = new ArrayList<>();
    for (Command command : ALL) syntaxes.add(command.syntax());
    return syntaxes;
  }
}
