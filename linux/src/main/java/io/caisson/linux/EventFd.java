package io.caisson.linux;

/** A counter to wait for: eventfd(2). Control groups v1 tell of an OOM through one. */
public final class EventFd implements AutoCloseable {
  private final Fd fd;

  private EventFd(Fd fd) {
    this.fd = fd;
  }

  /** int eventfd2(0, EFD_CLOEXEC | EFD_NONBLOCK). */
  public static EventFd open() {
    int flags = Files.O_CLOEXEC | Files.O_NONBLOCK;
    long result = Sys.call(SyscallNumbers.SYS_EVENTFD2, 0, flags);
    return new EventFd(Result.checkFd(result, "eventfd", null));
  }

  /** For poll: readable when the counter is not zero. Still owned by this object. */
  public Fd fd() {
    return fd;
  }

  /** Adds to the counter. */
  public void add(long count) {
    try (Scratch scratch = Scratch.enter()) {
      long value = scratch.allocate(8);
      Sys.putLong(value, count);
      long result = Sys.call(SyscallNumbers.SYS_WRITE, fd.number(), value, 8);
      Result.check(result, "write", "eventfd");
    }
  }

  /** The counter, which is zero from now on. */
  public long take() {
    try (Scratch scratch = Scratch.enter()) {
      long value = scratch.allocate(8);
      long result = Sys.call(SyscallNumbers.SYS_READ, fd.number(), value, 8);
      if (result == -Errno.EAGAIN) return 0; // how the kernel says zero
      Result.check(result, "read", "eventfd");
      return Sys.getLong(value);
    }
  }

  @Override
  public void close() {
    fd.close();
  }
}
