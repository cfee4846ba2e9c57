package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/**
 * Blocked signals as a descriptor to read from: signalfd(2). After a fork it tells of the signals
 * of whoever reads it.
 */
public final class SignalFd implements AutoCloseable {
  private static final int SET_SIZE = 8;

  /** struct signalfd_siginfo: ssi_signo at 0, ssi_pid at 12. */
  private static final int SIGINFO_SIZE = 128;

  private final Fd fd;

  private SignalFd(Fd fd) {
    this.fd = fd;
  }

  /** A signal, and who sent it: 0 if the kernel did, or a process outside our pid namespace. */
  public record Received(Signal signal, int sender) {}

  /**
   * int signalfd4(-1, const sigset_t *mask, 8, SFD_CLOEXEC | SFD_NONBLOCK): of {@link SignalMask}.
   */
  public static SignalFd open(long mask) {
    try (Scratch scratch = Scratch.enter()) {
      long set = scratch.allocate(SET_SIZE);
      Sys.putLong(set, mask);
      int flags = Files.O_CLOEXEC | Files.O_NONBLOCK;
      long result = Sys.call(SyscallNumbers.SYS_SIGNALFD4, -1, set, SET_SIZE, flags);
      return new SignalFd(Result.checkFd(result, "signalfd", null));
    }
  }

  /** For poll: readable when a signal is pending. Still owned by this object. */
  public Fd fd() {
    return fd;
  }

  /** The next pending signal, or null if there is none (EAGAIN). */
  public @Nullable Received read() {
    try (Scratch scratch = Scratch.enter()) {
      long info = scratch.allocate(SIGINFO_SIZE);
      long result = Sys.call(SyscallNumbers.SYS_READ, fd.number(), info, SIGINFO_SIZE);
      if (result == -Errno.EAGAIN) return null;
      Result.check(result, "read", "signalfd");
      return new Received(new Signal(Sys.getInt(info)), Sys.getInt(info + 12));
    }
  }

  @Override
  public void close() {
    fd.close();
  }
}
