package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Start;
import java.util.List;

/** {@code start}: starts the program of a created container. */
final class StartCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "start",
          "start the program of a created container",
          Operands.ONE_CONTAINER,
          """
          Starts the program of a container that "create" has made, and comes back when it runs.
          """,
          List.of());

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    Start.run(session.runtime(), session.id());
    return 0;
  }
}
