package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/**
 * A system call that failed: which one, on what, and why. Prints as Go does, {@code open /x: no
 * such file or directory}: engines grep for it.
 */
public final class LinuxException extends RuntimeException {
  /**
   * On the JVM a trace helps a test; in the executable walking the stack costs more than most
   * calls.
   */
  private static boolean traced = !Architecture.NATIVE_IMAGE;

  private final String syscall;
  private final @Nullable String path;
  private final int errno;

  public LinuxException(String syscall, @Nullable String path, int errno) {
    this(syscall, path, errno, null);
  }

  /** With {@code detail}, what the errno means for this call, after the kernel's words. */
  public LinuxException(String syscall, @Nullable String path, int errno, @Nullable String detail) {
    super(message(syscall, path, errno, detail), null, false, traced);
    this.syscall = syscall;
    this.path = path;
    this.errno = errno;
  }

  /** From a raw result, {@code -errno}. */
  static LinuxException of(String syscall, @Nullable String path, long result) {
    return new LinuxException(syscall, path, (int) -result);
  }

  /** Stack traces from now on, for {@code --debug}. */
  public static void recordStackTraces() {
    traced = true;
  }

  public String syscall() {
    return syscall;
  }

  public @Nullable String path() {
    return path;
  }

  public int errno() {
    return errno;
  }

  public boolean is(int errno) {
    return this.errno == errno;
  }

  /** The same failure, with what its errno means for the caller added after the kernel's words. */
  public LinuxException explained(String detail) {
    return new LinuxException(syscall, path, errno, detail);
  }

  private static String message(
      String syscall, @Nullable String path, int errno, @Nullable String detail) {
    StringBuilder text = new StringBuilder(syscall);
    if (path != null) text.append(' ').append(path);
    text.append(": ").append(Errno.text(errno));
    if (detail != null) text.append(": ").append(detail);
    return text.toString();
  }
}
