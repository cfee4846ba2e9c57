package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Start;
import java.util.List;

/** {@code start}: run the program of a created container. */
final class StartCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "start",
          "run the program of a created container",
          Operands.ONE_CONTAINER,
          """
          Returns when the program has been executed and the poststart hooks have run.
          """,
          List.of());

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    Start.run(Verbs.runtime(session), Verbs.id(session));
    return 0;
  }
}
