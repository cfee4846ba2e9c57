package io.caisson.container;

/**
 * What a verb does while the isolation makes the init: called by the isolation, in the runtime's
 * own process and namespaces, in this order. What they throw ends the creation.
 */
public interface RuntimeSide {
  /**
   * The init process exists and nothing of it is visible yet. Records it, so that {@code delete
   * --force} finds it even when the runtime is killed from here on.
   *
   * @param pid of init, on the host
   */
  void initExists(int pid);

  /**
   * Mounts are made, the root is not yet changed, limits are applied: runs the prestart hooks, then
   * the createRuntime hooks (runtime-spec, "Lifecycle"). Does nothing if there are none. A failure
   * of a hook is worded for the user already.
   *
   * @param pid of init, on the host
   */
  void runHooks(int pid);
}
