package io.caisson.linux;

/** Resource limits of a process: prlimit(2). Values are unsigned; -1 is RLIM_INFINITY. */
public final class ResourceLimits {
  private ResourceLimits() {}

  public static final int RLIMIT_CORE = 4;
  public static final int RLIMIT_NOFILE = 7;
  public static final long INFINITY = -1;

  // By number: include/uapi/asm-generic/resource.h.
  private static final String[] NAMES = {
    "RLIMIT_CPU",
    "RLIMIT_FSIZE",
    "RLIMIT_DATA",
    "RLIMIT_STACK",
    "RLIMIT_CORE",
    "RLIMIT_RSS",
    "RLIMIT_NPROC",
    "RLIMIT_NOFILE",
    "RLIMIT_MEMLOCK",
    "RLIMIT_AS",
    "RLIMIT_LOCKS",
    "RLIMIT_SIGPENDING",
    "RLIMIT_MSGQUEUE",
    "RLIMIT_NICE",
    "RLIMIT_RTPRIO",
    "RLIMIT_RTTIME"
  };

  private static final int RLIMIT64_SIZE = 16;

  /** What may be used, and how far the process itself may raise that. */
  public record Limit(long soft, long hard) {}

  /** The number of a name such as {@code RLIMIT_NOFILE}; -1 for none. */
  public static int number(String name) {
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].equals(name)) return i;
    }
    return -1;
  }

  /** int prlimit(pid_t pid, int resource, NULL, struct rlimit64 *old): 0 is this process. */
  public static Limit get(int pid, int resource) {
    try (Scratch scratch = Scratch.enter()) {
      long old = scratch.allocate(RLIMIT64_SIZE);
      Result.check(
          Sys.call(SyscallNumbers.SYS_PRLIMIT64, pid, resource, 0, old), "getrlimit", null);
      return new Limit(Sys.getLong(old), Sys.getLong(old + 8));
    }
  }

  /**
   * int prlimit(pid_t pid, int resource, const struct rlimit64 *new, NULL): 0 is this process.
   *
   * @throws LinuxException EPERM: the hard limit would rise without CAP_SYS_RESOURCE in the initial
   *     user namespace; EINVAL: the soft limit is above the hard one
   */
  public static void set(int pid, int resource, Limit limit) {
    try (Scratch scratch = Scratch.enter()) {
      long value = scratch.allocate(RLIMIT64_SIZE);
      Sys.putLong(value, limit.soft);
      Sys.putLong(value + 8, limit.hard);
      Result.check(
          Sys.call(SyscallNumbers.SYS_PRLIMIT64, pid, resource, value, 0), "setrlimit", null);
    }
  }
}
