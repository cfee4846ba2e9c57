package io.caisson.container;

import io.caisson.linux.PidFd;
import io.caisson.linux.Signal;

/** {@code kill}: signals a container's init (runtime-spec, "Kill"). */
public final class Kill {
  private Kill() {}

  /**
   * SIGKILL reaches all processes of the container: the kernel sees to it when init is process 1 of
   * its own pid namespace, and otherwise this does.
   *
   * @param all a stopped container is no failure: what is asked for is the case
   */
  public static void run(Runtime runtime, ContainerId id, Signal signal, boolean all) {
    try (Container container = runtime.load(id)) {
      if (signal.equals(Signal.KILL) && container.record().sharedPidNamespace()) {
        container.cgroup().signalAll(signal); // also when stopped: they outlive their init
        return;
      }
      try (PidFd init = container.openInit()) {
        if (init != null && init.send(signal)) {
          // v1: a frozen task does not die. Only for SIGKILL: others wait until resume.
          if (signal.equals(Signal.KILL)) container.thawIfFrozen();
        } else if (!all) {
          throw Failure.containerNotRunning();
        }
      }
    }
  }
}
