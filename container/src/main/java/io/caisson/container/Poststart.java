package io.caisson.container;

import io.caisson.linux.LinuxException;
import io.caisson.linux.PidFd;
import io.caisson.linux.Signal;

/**
 * The poststart hooks: when the user's program runs, and before {@code start} or {@code run} says
 * so.
 */
final class Poststart {
  static final String KIND = "poststart";

  private Poststart() {}

  /** A hook that fails ends the container (runtime-spec "Lifecycle", since 1.2.1). */
  static void run(Runtime runtime, Container container, PidFd init) {
    if (!container.record().laterHooks().contains(KIND)) return;
    try {
      Hooks.run(
          KIND,
          LaterHooks.of(container).poststart(),
          container.hookState(Status.RUNNING),
          container.record().bundle(),
          runtime.hookRunner());
    } catch (Failure | LinuxException e) {
      init.send(Signal.KILL);
      init.awaitExit(Destruction.PATIENCE_MILLIS);
      throw e;
    }
  }
}
