package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Run;
import io.caisson.container.RunRequest;
import java.util.ArrayList;
import java.util.List;

/** {@code run}: create and start a container. */
final class RunCommand implements Command {
  private static final Option DETACH =
      Option.flag("detach", "return when the program runs").letter("d");
  private static final Option KEEP =
      Option.flag("keep", "leave the container when its program has ended");
  private static final Option NO_SUBREAPER =
      Option.flag("no-subreaper", "do not take the container's orphans in");
  private static final List<Option> OPTIONS = options();

  private static List<Option> options() {
    List<Option> options = new ArrayList<>(CreateOptions.ALL);
    options.add(DETACH);
    options.add(KEEP);
    options.add(NO_SUBREAPER);
    return options;
  }

  private static final Syntax SYNTAX =
      new Syntax(
          "run",
          "create and start a container",
          Operands.ONE_CONTAINER,
          """
          In the foreground it passes signals on, returns the exit status of the program, and removes
          the container in the end.
          """,
          OPTIONS);

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    RunRequest request =
        new RunRequest(
            CreateOptions.request(session),
            session.flag(DETACH),
            session.flag(KEEP),
            session.flag(NO_SUBREAPER));
    return Run.run(Verbs.runtime(session), request);
  }

  @Override
  public boolean namesItselfInFailures() {
    return true;
  }
}
