package io.caisson.container;

import io.caisson.cgroup.Cgroup;
import io.caisson.linux.Fd;
import io.caisson.spec.Spec;
import org.jspecify.annotations.Nullable;

/**
 * Everything an isolation needs to make a container's init. All descriptors are borrowed: they stay
 * open for the whole call and are closed by the verb.
 *
 * @param bundle absolute
 * @param rootfs absolute, a directory, no symlink in it when it was looked at
 * @param cgroup made already, with the limits that can be set while it is empty; the isolation adds
 *     init to it and applies the limits before anything of the user's runs
 * @param streams null: init inherits the runtime's own
 * @param consoleSocket where init sends the master of its pseudo-terminal (SCM_RIGHTS; the payload
 *     is the terminal's name); null: no terminal
 * @param preserveFds how many descriptors the user's program gets beyond 2 and the sockets
 * @param listenFds how many of these, from 3 on, are activated sockets; the environment of {@code
 *     spec} already says so
 * @param signalMask what init restores before it executes the user's program: the runtime may have
 *     blocked all signals to forward them later
 * @param gate where init waits for {@code start}; null: for {@link Init#start}
 */
public record Creation(
    ContainerId id,
    Spec spec,
    String bundle,
    String rootfs,
    Fd stateDirectory,
    Cgroup cgroup,
    @Nullable StandardStreams streams,
    @Nullable Fd consoleSocket,
    boolean noPivot,
    boolean noNewKeyring,
    int preserveFds,
    int listenFds,
    long signalMask,
    @Nullable ExecGate gate,
    RuntimeSide runtimeSide) {

  /**
   * The state document that a hook gets on its standard input.
   *
   * @param pid as the hook's own pid namespace sees init
   */
  public byte[] state(Status status, int pid) {
    return HookState.of(spec, id, bundle, status, pid);
  }
}
