package io.caisson.linux;

import static io.caisson.linux.SyscallNumbers.SYS_CLOSE;
import static io.caisson.linux.SyscallNumbers.SYS_DUP3;
import static io.caisson.linux.SyscallNumbers.SYS_FCNTL;

/** The owner of a file descriptor. All that this room opens is close-on-exec. */
public final class Fd implements AutoCloseable {
  private static final int CLOSED = -1;
  private static final int F_GETFD = 1;
  private static final int F_SETFD = 2;
  private static final int F_DUPFD_CLOEXEC = 1030;
  private static final int FD_CLOEXEC = 1;

  /** AT_FDCWD: relative names start at the current directory. It cannot be closed. */
  public static final Fd CWD = new Fd(-100);

  public static final Fd STDIN = new Fd(0);
  public static final Fd STDOUT = new Fd(1);
  public static final Fd STDERR = new Fd(2);

  private int number;

  private Fd(int number) {
    this.number = number;
  }

  /** Takes over a descriptor that is open and that nobody else closes. */
  public static Fd of(int number) {
    if (number < 0) throw new IllegalArgumentException("no descriptor: " + number);
    return new Fd(number);
  }

  /** Whether {@code number} is an open descriptor of this process. */
  public static boolean isOpen(int number) {
    return number >= 0 && Sys.call(SYS_FCNTL, number, F_GETFD) >= 0;
  }

  public int number() {
    if (number == CLOSED) throw new IllegalStateException("descriptor used after close");
    return number;
  }

  /** Closes it; a second time is a bug, and says so. */
  @Override
  public void close() {
    if (number < 0) {
      throw new IllegalStateException(
          number == CLOSED
              ? "descriptor closed twice"
              : "the current directory is not ours to close");
    }
    int closing = number;
    number = CLOSED;
    // Linux has freed the number whatever close(2) says, EINTR included: never again, and only
    // EBADF is a bug.
    if (Sys.call(SYS_CLOSE, closing) == -Errno.EBADF) {
      throw new IllegalStateException("descriptor " + closing + " was closed by somebody else");
    }
  }

  /** Gives the number away: closing it is now the caller's business. */
  public int release() {
    int released = number();
    number = CLOSED;
    return released;
  }

  /** int fcntl(int fd, F_DUPFD_CLOEXEC, 0): a second owner of the same open file. */
  public Fd duplicate() {
    return duplicate(0);
  }

  /** The same, with a number that is at least {@code minimum}. */
  public Fd duplicate(int minimum) {
    long result = Sys.call(SYS_FCNTL, number(), F_DUPFD_CLOEXEC, minimum);
    if (result < 0) throw LinuxException.of("dup", null, result);
    return new Fd((int) result);
  }

  /**
   * int dup3(int oldfd, int newfd, 0): {@code target} survives exec, as 0, 1, 2 and passed
   * descriptors must.
   */
  public void duplicateOnto(int target) {
    if (target == number()) {
      setCloseOnExec(false);
      return;
    }
    long result = Sys.call(SYS_DUP3, number, target, 0);
    if (result < 0) throw LinuxException.of("dup3", null, result);
  }

  /** int fcntl(int fd, F_SETFD, FD_CLOEXEC or 0). */
  public void setCloseOnExec(boolean closeOnExec) {
    long result = Sys.call(SYS_FCNTL, number(), F_SETFD, closeOnExec ? FD_CLOEXEC : 0);
    if (result < 0) throw LinuxException.of("fcntl", null, result);
  }

  /** The same of a number that nobody here owns: one that was inherited. */
  static void markCloseOnExec(int number) {
    long result = Sys.call(SYS_FCNTL, number, F_SETFD, FD_CLOEXEC);
    if (result < 0) throw LinuxException.of("fcntl", null, result);
  }

  /**
   * {@code /proc/self/fd/N}, which opens what the descriptor refers to, whatever its name is by
   * now.
   */
  public String procPath() {
    return "/proc/self/fd/" + number();
  }

  @Override
  public String toString() {
    return number == CLOSED ? "fd closed" : "fd " + number;
  }
}
