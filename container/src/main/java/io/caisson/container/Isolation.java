package io.caisson.container;

/**
 * A way to keep a container apart from its host: kernel namespaces, a virtual machine, or an
 * application kernel. The verbs know this interface alone and never ask which one it is.
 */
public interface Isolation {
  /** What state.json remembers it by: {@code namespaces}. */
  String name();

  /**
   * Makes the container's init and brings it to the point where only the user's program is left to
   * start: at the gate if there is one ({@code create}), else until {@link Init#start}.
   *
   * <p>Throws {@link Failure} or {@code LinuxException}, and then has left no process behind; the
   * cgroup and the state directory are the caller's to remove.
   */
  Init create(Creation creation);
}
