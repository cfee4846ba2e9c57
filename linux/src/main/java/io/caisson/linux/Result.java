package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/** The kernel's answer, for callers to whom every failure is an exception. */
final class Result {
  private Result() {}

  /** {@code result}, or the exception it stands for if it is {@code -errno}. */
  static long check(long result, String call, @Nullable String path) {
    if (result < 0) throw LinuxException.of(call, path, result);
    return result;
  }

  /** The same of a call that answers with a new descriptor. */
  static Fd checkFd(long result, String call, @Nullable String path) {
    return Fd.of((int) check(result, call, path));
  }
}
