package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Create;

/** {@code create}: create a container. */
final class CreateCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "create",
          "create a container",
          Operands.ONE_CONTAINER,
          """
          Sets everything up that the bundle asks for but starts no program of it: that is for the
          "start" command.
          """,
          CreateOptions.ALL);

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    Create.run(Verbs.runtime(session), CreateOptions.request(session));
    return 0;
  }

  @Override
  public boolean namesItselfInFailures() {
    return true;
  }
}
