package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Delete;
import java.util.List;

/** {@code delete}: removes a container and what was made for it. */
final class DeleteCommand implements Command {
  private static final Option FORCE =
      Option.flag("force", "kill it first if need be; no failure if there is none").letter("f");

  private static final Syntax SYNTAX =
      new Syntax(
          "delete",
          "remove a stopped container",
          Operands.ONE_CONTAINER,
          """
          Removes a container that has stopped, or that was created and never started, with its
          control groups and its state.
          """,
          List.of(FORCE));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    Delete.run(session.runtime(), session.id(), session.flag(FORCE));
    return 0;
  }
}
