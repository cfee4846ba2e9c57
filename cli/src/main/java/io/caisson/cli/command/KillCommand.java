package io.caisson.cli.command;

import io.caisson.cli.output.Quoting;
import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Kill;
import io.caisson.linux.Signal;
import java.util.List;

/** {@code kill}: signals a container. */
final class KillCommand implements Command {
  /** Older engines pass it, to have a container that has stopped not counted as a failure. */
  private static final Option ALL = Option.flag("all", "ignored").letter("a").hide();

  private static final Syntax SYNTAX =
      new Syntax(
          "kill",
          "send a signal to the first process of a container",
          // After the id all is the signal: even "-9", which is then refused as a signal.
          new Operands("<container-id> [signal]", 1, 2, 1),
          """
          Sends SIGTERM, or the given signal, to the first process of a container. A signal is a
          number, or a name in either case, with or without "SIG". For example:

              # % kill my-container KILL
          """,
          List.of(ALL));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    Signal signal = Signal.TERM;
    if (session.operands().size() == 2 && !session.operands().get(1).isEmpty()) {
      signal = signal(session.operands().get(1));
    }
    Kill.run(session.runtime(), session.id(), signal, session.flag(ALL));
    return 0;
  }

  private static Signal signal(String text) {
    Signal signal = Signal.parse(text);
    if (signal == null) throw Refusal.unknownSignal(Quoting.go(text));
    return signal;
  }
}
