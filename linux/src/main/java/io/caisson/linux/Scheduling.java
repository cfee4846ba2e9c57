package io.caisson.linux;

/** When, where and how urgently a process runs: scheduler, processors, I/O and memory policy. */
public final class Scheduling {
  private Scheduling() {}

  public static final int SCHED_OTHER = 0;
  public static final int SCHED_FIFO = 1;
  public static final int SCHED_RR = 2;
  public static final int SCHED_BATCH = 3;
  public static final int SCHED_ISO = 4;
  public static final int SCHED_IDLE = 5;
  public static final int SCHED_DEADLINE = 6;

  public static final int IOPRIO_CLASS_RT = 1;
  public static final int IOPRIO_CLASS_BE = 2;
  public static final int IOPRIO_CLASS_IDLE = 3;

  private static final int IOPRIO_WHO_PROCESS = 1;
  private static final int IOPRIO_CLASS_SHIFT = 13;
  private static final int PRIO_PROCESS = 0;

  /** 8192 processors: CONFIG_NR_CPUS is not larger on any kernel that is shipped. */
  private static final int ALL_PROCESSORS = 1024;

  /** struct sched_attr, SCHED_ATTR_SIZE_VER0. */
  private static final int SCHED_ATTR_SIZE = 48;

  /** sched_setattr(2)'s struct; times in nanoseconds, {@code flags} SCHED_FLAG_ bits. */
  public record Attributes(
      int policy, long flags, int nice, int priority, long runtime, long deadline, long period) {}

  /**
   * int sched_setattr(pid_t pid, struct sched_attr *attr, 0): 0 is this thread.
   *
   * @throws LinuxException EPERM: without CAP_SYS_NICE; EBUSY: no room for the deadline; EINVAL: a
   *     value does not go with the policy
   */
  public static void setAttributes(int pid, Attributes attributes) {
    try (Scratch scratch = Scratch.enter()) {
      long words = scratch.allocate(SCHED_ATTR_SIZE);
      Sys.putInt(words, SCHED_ATTR_SIZE);
      Sys.putInt(words + 4, attributes.policy);
      Sys.putLong(words + 8, attributes.flags);
      Sys.putInt(words + 16, attributes.nice);
      Sys.putInt(words + 20, attributes.priority);
      Sys.putLong(words + 24, attributes.runtime);
      Sys.putLong(words + 32, attributes.deadline);
      Sys.putLong(words + 40, attributes.period);
      long result = Sys.call(SyscallNumbers.SYS_SCHED_SETATTR, pid, words, 0);
      Result.check(result, "sched_setattr", null);
    }
  }

  /**
   * int sched_setaffinity(pid_t pid, size_t size, const cpu_set_t *mask): bit N of the
   * little-endian {@code mask} is processor N; 0 is this thread.
   *
   * @throws LinuxException EINVAL: none of them exists, or is in our cpuset
   */
  public static void setAffinity(int pid, byte[] mask) {
    try (Scratch scratch = Scratch.enter()) {
      int rounded = (mask.length + 7) & ~7;
      long set = scratch.allocate(rounded);
      Sys.copyIn(mask, 0, mask.length, set);
      long result = Sys.call(SyscallNumbers.SYS_SCHED_SETAFFINITY, pid, rounded, set);
      Result.check(result, "sched_setaffinity", null);
    }
  }

  /** The same with every processor: what an engine's own pinning must not pass on. 0 or -errno. */
  public static int tryResetAffinity(int pid) {
    try (Scratch scratch = Scratch.enter()) {
      long set = scratch.allocate(ALL_PROCESSORS);
      for (int i = 0; i < ALL_PROCESSORS; i += 8) Sys.putLong(set + i, -1);
      return (int) Sys.call(SyscallNumbers.SYS_SCHED_SETAFFINITY, pid, ALL_PROCESSORS, set);
    }
  }

  /** int sched_getaffinity(pid_t pid, size_t size, cpu_set_t *mask): little-endian bytes. */
  public static byte[] affinity(int pid) {
    try (Scratch scratch = Scratch.enter()) {
      long set = scratch.allocate(ALL_PROCESSORS);
      long length = Sys.call(SyscallNumbers.SYS_SCHED_GETAFFINITY, pid, ALL_PROCESSORS, set);
      Result.check(length, "sched_getaffinity", null);
      return Sys.bytes(set, (int) length);
    }
  }

  /** int ioprio_set(IOPRIO_WHO_PROCESS, int pid, int ioprio): 0 is this thread; level 0 to 7. */
  public static void setIoPriority(int pid, int ioClass, int level) {
    int priority = ioClass << IOPRIO_CLASS_SHIFT | level;
    long result = Sys.call(SyscallNumbers.SYS_IOPRIO_SET, IOPRIO_WHO_PROCESS, pid, priority);
    Result.check(result, "ioprio_set", null);
  }

  /** int setpriority(PRIO_PROCESS, id_t pid, int nice): 0 is this process; -20 to 19. */
  public static void setNice(int pid, int nice) {
    long result = Sys.call(SyscallNumbers.SYS_SETPRIORITY, PRIO_PROCESS, pid, nice);
    Result.check(result, "setpriority", null);
  }

  /**
   * long set_mempolicy(int mode, const unsigned long *nodemask, unsigned long maxnode): bit N of
   * the little-endian {@code nodes} is node N; an empty one is none at all.
   */
  public static void setMemoryPolicy(int mode, byte[] nodes) {
    try (Scratch scratch = Scratch.enter()) {
      int rounded = (nodes.length + 7) & ~7;
      long mask = scratch.allocate(Math.max(8, rounded));
      Sys.copyIn(nodes, 0, nodes.length, mask);
      // The kernel takes one bit less than it is told: mm/mempolicy.c, get_nodes().
      long bits = nodes.length == 0 ? 0 : rounded * 8L + 1;
      long result = Sys.call(SyscallNumbers.SYS_SET_MEMPOLICY, mode, bits == 0 ? 0 : mask, bits);
      Result.check(result, "set_mempolicy", null);
    }
  }
}
