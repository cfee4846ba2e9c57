package io.caisson.cli.command;

import io.caisson.cli.syntax.HelpText;
import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import java.util.List;

/** {@code help}: the page of the program or of a command. */
final class HelpCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "help",
          "show the help of the program or of one command",
          new Operands("[command]", 0, 1, Operands.ANY_NUMBER),
          "",
          List.of());

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    String program = session.program().name();
    if (session.operands().isEmpty()) {
      session.out().print(Commands.help(program));
      return 0;
    }
    String name = session.operands().getFirst();
    Command command = Commands.find(name);
    if (command == null) return Commands.unknown(name, session.log());
    session.out().print(HelpText.command(program, command.syntax()));
    return 0;
  }
}
