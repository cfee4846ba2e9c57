package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.spec.Spec;

/**
 * A way to keep a container apart from its host: kernel namespaces, a virtual machine, or an
 * application kernel. The verbs know this interface alone and never ask which one it is.
 */
public interface Isolation {
  /** What state.json remembers it by: {@code namespaces}. */
  String name();

  /**
   * Sees to it that this process runs an executable that no container can write (CVE-2019-5736),
   * and executes itself anew from a sealed one if need be: so it is called before anything is made.
   *
   * @param directory where the command was called: relative paths start there
   */
  void seal(Spec spec, Fd directory);

  /**
   * Makes the container's init and brings it to the point where only the user's program is left to
   * start: at the gate if there is one ({@code create}), else until {@link Init#start}.
   *
   * <p>Throws {@link Failure} or {@code LinuxException}, and then has left no process behind; the
   * cgroup and the state directory are the caller's to remove.
   */
  Init create(Creation creation);
}
