package io.caisson.container;

import io.caisson.linux.FileStatus;
import io.caisson.linux.PidFd;
import io.caisson.linux.Signal;
import io.caisson.spec.Hook;
import java.util.List;

/** The end of a container: what {@code delete}, a foreground {@code run} and a roll-back share. */
final class Destruction {
  static final String POSTSTOP = "poststop";

  /**
   * How long a killed process may take: it may be in the middle of writing a core, or to a disk.
   */
  static final int PATIENCE_MILLIS = 10_000;

  private Destruction() {}

  /**
   * Kills what is left and destroys. Waits on the process descriptor: init's end is seen when it
   * comes.
   */
  static void force(Runtime runtime, Container container) {
    StateRecord record = container.record();
    // Without a pid on record the runtime was killed while it made init: the cgroup knows it.
    if (record.sharedPidNamespace() || record.pid() == 0) {
      container.cgroup().signalAll(Signal.KILL);
    }
    try (PidFd init = container.openInit()) {
      if (init != null && init.send(Signal.KILL)) {
        container.thawIfFrozen(); // v1: a frozen task does not die
        if (!init.awaitExit(PATIENCE_MILLIS)) throw Failure.stillRunning();
      }
    }
    destroy(runtime, container);
  }

  /** Removes what was made for a container whose init has ended; then its poststop hooks run. */
  static void destroy(Runtime runtime, Container container) {
    List<Hook> hooks = poststopHooks(container);
    if (container.record().sharedPidNamespace()) {
      // Its other processes have outlived init; a cgroup with processes cannot be removed.
      container.cgroup().signalAll(Signal.KILL);
    }
    try {
      container.cgroup().destroy();
    } catch (RuntimeException e) {
      throw Failure.unableToRemoveCgroup(e);
    }
    try {
      runtime.root().remove(container.id());
    } catch (RuntimeException e) {
      throw Failure.unableToRemoveStateDirectory(e);
    }
    if (hooks.isEmpty()) return;
    String bundle = container.record().bundle();
    FileStatus status = FileStatus.tryOf(bundle);
    boolean bundleIsThere = status != null && status.isDirectory();
    Hooks.runAll(
        POSTSTOP,
        hooks,
        container.hookState(Status.STOPPED),
        bundleIsThere ? bundle : null,
        runtime.warnings(),
        runtime.hookRunner());
  }

  /** From the private copy of the config, before it is removed. */
  private static List<Hook> poststopHooks(Container container) {
    if (!container.record().laterHooks().contains(POSTSTOP)) return List.of();
    return LaterHooks.of(container).poststop();
  }
}
