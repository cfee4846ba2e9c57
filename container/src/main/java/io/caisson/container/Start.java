package io.caisson.container;

import io.caisson.linux.PidFd;

/** {@code start}: lets a created container execute its program (runtime-spec, "Start"). */
public final class Start {
  private Start() {}

  /** Returns when the program runs and the poststart hooks have run. */
  public static void run(Runtime runtime, ContainerId id) {
    try (Container container = runtime.load(id)) {
      requireCreated(container.status());
      try (StateDirectory directory = StateDirectory.open(container.directory());
          PidFd init = container.openInit()) {
        if (init == null) throw Failure.cannotStartStopped();
        ExecGate.release(directory.fd(), init);
        Poststart.run(runtime, container, init);
      }
    }
  }

  private static void requireCreated(Status status) {
    switch (status) {
      case CREATED -> {}
      case STOPPED -> throw Failure.cannotStartStopped();
      case RUNNING -> throw Failure.alreadyRunning();
      case CREATING, PAUSED -> throw Failure.cannotStart(status);
    }
  }
}
