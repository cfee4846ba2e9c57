package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Create;

/** {@code create}: makes a container and leaves only the start of its program to do. */
final class CreateCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "create",
          "make a container, ready to start",
          Operands.ONE_CONTAINER,
          """
          Makes a container from a bundle, under a name that no other container on this host
          has, and brings it to where only the program of its "config.json" is left to start.
          """,
          CreateOptions.ALL);

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public boolean namesItselfInFailures() {
    return true;
  }

  @Override
  public int run(Session session) {
    Create.run(session.runtime(), CreateOptions.request(session));
    return 0;
  }
}
