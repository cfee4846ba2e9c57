package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Failure;
import io.caisson.container.Kill;
import io.caisson.linux.Signal;
import java.util.List;

/** {@code kill}: send a signal to a container's init. */
final class KillCommand implements Command {
  private static final Option ALL =
      Option.flag("all", "a stopped container is no error").letter("a").hide();

  private static final Syntax SYNTAX =
      new Syntax(
          "kill",
          "send a signal to a container's init",
          new Operands("<container-id> [signal]", 1, 2, 1),
          """
          The signal is a name, with or without SIG in front, or a number; SIGTERM if none is given.
          """,
          List.of(ALL));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    String name = session.operands().size() > 1 ? session.operands().get(1) : "TERM";
    Signal signal = Signal.parse(name);
    if (signal == null) throw Failure.of("unknown signal \"" + name + "\"");
    Kill.run(Verbs.runtime(session), Verbs.id(session), signal, session.flag(ALL));
    return 0;
  }
}
