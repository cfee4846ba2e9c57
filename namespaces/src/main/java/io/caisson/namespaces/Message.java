package io.caisson.namespaces;

/**
 * What a container's creator and its init say to each other over one SEQPACKET socket, a datagram a
 * message. Failures travel as values.
 *
 * <pre>
 * creator                                   init
 *   |  clone3                                |
 *   |<--------------------- Joined(pid) -----|  only where namespaces are joined: see {@link NamespaceSet}
 *   |  id maps, rlimits, cgroup membership   |
 *   |------------------------------- GO ---->|  mounts
 *   |<------------------------- RUN_HOOKS ---|  only where the spec has hooks for this point
 *   |  prestart, createRuntime               |
 *   |------------------------------- GO ---->|  createContainer hooks, pivot_root, privileges
 *   |<----------------------------- READY ---|
 *   |  state.json, pid file                  |
 *   |------------------------------- GO ---->|  create: to the exec gate; run: startContainer hooks, execve
 *   |<------------------ (end of file) ------|  execve closed the socket: the user's program runs
 * </pre>
 *
 * Instead of any of its messages init may say {@link Failed}, its last word. An end of file where a
 * message is due means that the other side has died.
 */
sealed interface Message {
  /** Words without content. */
  enum Word implements Message {
    /** From the creator: what you wait for is done. */
    GO,
    /** From init: everything is mounted and nothing is pivoted yet. */
    RUN_HOOKS,
    /** From init: all that may fail before the user's program has been done. */
    READY,
  }

  /**
   * From the process that joined the namespaces: init is its sibling with this pid (host's view).
   */
  record Joined(int pid) implements Message {}

  /** From init, its last word: the sentence that the user gets. */
  record Failed(String text) implements Message {}
}
