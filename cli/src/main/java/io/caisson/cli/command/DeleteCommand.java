package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Delete;
import java.util.List;

/** {@code delete}: remove what belongs to a stopped container. */
final class DeleteCommand implements Command {
  private static final Option FORCE =
      Option.flag("force", "kill the container if it is running").letter("f");

  private static final Syntax SYNTAX =
      new Syntax(
          "delete",
          "remove what belongs to a stopped container",
          Operands.ONE_CONTAINER,
          """
          With --force a container that runs is killed first, and one that is not there is no error.
          """,
          List.of(FORCE));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    Delete.run(Verbs.runtime(session), Verbs.id(session), session.flag(FORCE));
    return 0;
  }
}
