package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.State;
import java.util.List;

/** {@code state}: prints the state of a container. */
final class StateCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "state",
          "show the state of a container, as JSON",
          Operands.ONE_CONTAINER,
          """
          Prints the state structure of the runtime specification. A container is created,
          running, paused or stopped.
          """,
          List.of());

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    session.out().print(State.run(session.runtime(), session.id()).toBytes());
    return 0;
  }
}
