package io.caisson.linux;

import static io.caisson.linux.Errno.EINTR;
import static io.caisson.linux.Errno.ESRCH;
import static io.caisson.linux.SyscallNumbers.SYS_PIDFD_GETFD;
import static io.caisson.linux.SyscallNumbers.SYS_PIDFD_OPEN;
import static io.caisson.linux.SyscallNumbers.SYS_PIDFD_SEND_SIGNAL;
import static io.caisson.linux.SyscallNumbers.SYS_WAITID;

import org.jspecify.annotations.Nullable;

/** The owner of a process file descriptor: it means one process, also after its pid is reused. */
public final class PidFd implements AutoCloseable {
  private static final int P_PIDFD = 3;
  private static final int WNOHANG = 1;
  private static final int WEXITED = 4;

  private final Fd fd;

  PidFd(Fd fd) {
    this.fd = fd;
  }

  /** Takes over a process descriptor that came from elsewhere, such as a socket. */
  public static PidFd of(Fd fd) {
    return new PidFd(fd);
  }

  /** int pidfd_open(pid_t pid, 0). ESRCH: there is no such process, zombies count as one. */
  public static PidFd open(int pid) {
    long result = Sys.call(SYS_PIDFD_OPEN, pid, 0);
    if (result < 0) throw LinuxException.of("pidfd_open", null, result);
    return new PidFd(Fd.of((int) result));
  }

  /** Null if there is no such process. */
  public static @Nullable PidFd tryOpen(int pid) {
    long result = Sys.call(SYS_PIDFD_OPEN, pid, 0);
    if (result == -ESRCH) return null;
    if (result < 0) throw LinuxException.of("pidfd_open", null, result);
    return new PidFd(Fd.of((int) result));
  }

  /** For poll: readable when the process has ended. */
  public Fd fd() {
    return fd;
  }

  /**
   * int pidfd_send_signal(int pidfd, int sig, NULL, 0): false if it has ended and been waited for.
   */
  public boolean send(Signal signal) {
    return send(signal.number());
  }

  /** Whether it is there still; a zombie is. */
  public boolean exists() {
    return send(0);
  }

  private boolean send(int number) {
    long result = Sys.call(SYS_PIDFD_SEND_SIGNAL, fd.number(), number, 0, 0);
    if (result == -ESRCH) return false;
    if (result < 0) throw LinuxException.of("pidfd_send_signal", null, result);
    return true;
  }

  /**
   * Waits up to {@code millis} (-1: for ever) for its end; whether it has ended. It need not be a
   * child.
   */
  public boolean awaitExit(int millis) {
    return Poll.await(fd, Poll.IN, millis) != 0;
  }

  /** Waits for a child's end and collects it. ECHILD: it is no child, or collected already. */
  public WaitStatus waitFor() {
    WaitStatus status = collect(WEXITED);
    if (status == null) throw new LinuxException("waitid", null, Errno.ECHILD);
    return status;
  }

  /** The same without waiting: null while it runs. */
  public @Nullable WaitStatus tryWait() {
    return collect(WEXITED | WNOHANG);
  }

  /** int waitid(P_PIDFD, id_t id, siginfo_t *infop, int options, NULL). */
  private @Nullable WaitStatus collect(int options) {
    try (Scratch scratch = Scratch.enter()) {
      long info = scratch.allocate(WaitStatus.SIGINFO_SIZE);
      long result;
      do {
        result = Sys.call(SYS_WAITID, P_PIDFD, fd.number(), info, options, 0);
      } while (result == -EINTR);
      if (result < 0) throw LinuxException.of("waitid", null, result);
      return WaitStatus.ofInfo(info);
    }
  }

  /**
   * int pidfd_getfd(int pidfd, int targetfd, 0): a copy of the other process's descriptor (ptrace
   * rights).
   */
  public Fd descriptor(int number) {
    long result = Sys.call(SYS_PIDFD_GETFD, fd.number(), number, 0);
    if (result < 0) throw LinuxException.of("pidfd_getfd", null, result);
    return Fd.of((int) result);
  }

  @Override
  public void close() {
    fd.close();
  }
}
