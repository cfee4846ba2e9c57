package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Run;
import io.caisson.container.RunRequest;
import java.util.ArrayList;
import java.util.List;

/** {@code run}: makes a container, starts it and, in the foreground, stays with it to its end. */
final class RunCommand implements Command {
  private static final Option DETACH =
      Option.flag("detach", "come back as soon as the program runs").letter("d");
  private static final Option KEEP = Option.flag("keep", "do not delete the stopped container");
  private static final Option NO_SUBREAPER =
      Option.flag("no-subreaper", "do not adopt the processes that the container leaves behind");

  private static final Syntax SYNTAX =
      new Syntax(
          "run",
          "make a container and start it",
          Operands.ONE_CONTAINER,
          """
          Makes a container from a bundle, under a name that no other container on this host
          has, and starts the program of its "config.json". Unless detached, passes signals on
          to the program, ends with its exit status (128 and the number of a signal that killed
          it), and deletes the container.
          """,
          options());

  private static List<Option> options() {
    List<Option> options = new ArrayList<>(CreateOptions.ALL);
    options.add(DETACH);
    options.add(KEEP);
    options.add(NO_SUBREAPER);
    return List.copyOf(options);
  }

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
    RunRequest request =
        new RunRequest(
            CreateOptions.request(session),
            session.flag(DETACH),
            session.flag(KEEP),
            session.flag(NO_SUBREAPER));
    return Run.run(session.runtime(), request);
  }
}
