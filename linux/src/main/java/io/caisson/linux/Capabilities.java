package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/** Capabilities ({@code man 7 capabilities}). A set of them is a long: bit N is capability N. */
public final class Capabilities {
  private Capabilities() {}

  // By number: include/uapi/linux/capability.h.
  private static final String[] NAMES = {
    "CAP_CHOWN",
    "CAP_DAC_OVERRIDE",
    "CAP_DAC_READ_SEARCH",
    "CAP_FOWNER",
    "CAP_FSETID",
    "CAP_KILL",
    "CAP_SETGID",
    "CAP_SETUID",
    "CAP_SETPCAP",
    "CAP_LINUX_IMMUTABLE",
    "CAP_NET_BIND_SERVICE",
    "CAP_NET_BROADCAST",
    "CAP_NET_ADMIN",
    "CAP_NET_RAW",
    "CAP_IPC_LOCK",
    "CAP_IPC_OWNER",
    "CAP_SYS_MODULE",
    "CAP_SYS_RAWIO",
    "CAP_SYS_CHROOT",
    "CAP_SYS_PTRACE",
    "CAP_SYS_PACCT",
    "CAP_SYS_ADMIN",
    "CAP_SYS_BOOT",
    "CAP_SYS_NICE",
    "CAP_SYS_RESOURCE",
    "CAP_SYS_TIME",
    "CAP_SYS_TTY_CONFIG",
    "CAP_MKNOD",
    "CAP_LEASE",
    "CAP_AUDIT_WRITE",
    "CAP_AUDIT_CONTROL",
    "CAP_SETFCAP",
    "CAP_MAC_OVERRIDE",
    "CAP_MAC_ADMIN",
    "CAP_SYSLOG",
    "CAP_WAKE_ALARM",
    "CAP_BLOCK_SUSPEND",
    "CAP_AUDIT_READ",
    "CAP_PERFMON",
    "CAP_BPF",
    "CAP_CHECKPOINT_RESTORE"
  };

  public static final int CAP_SETGID = 6;
  public static final int CAP_SETUID = 7;
  public static final int CAP_SETPCAP = 8;
  public static final int CAP_SYS_ADMIN = 21;
  public static final int CAP_SYS_RESOURCE = 24;

  /** How many there are names for. */
  public static final int COUNT = NAMES.length;

  private static final int VERSION_3 = 0x2008_0522;
  private static final int HEADER_SIZE = 8;

  /** Two structs of three words: the low halves of the sets, then the high ones. */
  private static final int DATA_SIZE = 24;

  private static final int PR_CAPBSET_READ = 23;
  private static final int PR_CAPBSET_DROP = 24;
  private static final int PR_CAP_AMBIENT = 47;
  private static final int PR_CAP_AMBIENT_RAISE = 2;
  private static final int PR_CAP_AMBIENT_CLEAR_ALL = 4;

  /** The three sets of a thread that capset(2) sets together. */
  public record Sets(long effective, long permitted, long inheritable) {}

  /** The number of a name such as {@code CAP_CHOWN}, in capitals; -1 for none. */
  public static int number(String name) {
    for (int i = 0; i < NAMES.length; i++) {
      if (NAMES[i].equals(name)) return i;
    }
    return -1;
  }

  /** The name of a number; null for one that came after this list. */
  public static @Nullable String name(int number) {
    return number >= 0 && number < NAMES.length ? NAMES[number] : null;
  }

  /** The highest one that the kernel knows: prctl(PR_CAPBSET_READ) says EINVAL beyond it. */
  public static int last() {
    int last = NAMES.length - 1;
    if (known(last)) {
      while (last < 63 && known(last + 1)) last++;
    } else {
      while (last > 0 && !known(last)) last--;
    }
    return last;
  }

  private static boolean known(int number) {
    return Sys.call(SyscallNumbers.SYS_PRCTL, PR_CAPBSET_READ, number, 0, 0, 0) >= 0;
  }

  /** int capget(cap_user_header_t hdrp, cap_user_data_t datap): of this thread. */
  public static Sets get() {
    try (Scratch scratch = Scratch.enter()) {
      long data = scratch.allocate(DATA_SIZE);
      Result.check(Sys.call(SyscallNumbers.SYS_CAPGET, header(scratch), data), "capget", null);
      return new Sets(read(data), read(data + 4), read(data + 8));
    }
  }

  /**
   * int capset(cap_user_header_t hdrp, const cap_user_data_t datap): of this thread.
   *
   * @throws LinuxException EPERM: it would add to the permitted set, or more would be effective
   *     than is permitted
   */
  public static void set(Sets sets) {
    try (Scratch scratch = Scratch.enter()) {
      long data = scratch.allocate(DATA_SIZE);
      write(data, sets.effective);
      write(data + 4, sets.permitted);
      write(data + 8, sets.inheritable);
      Result.check(Sys.call(SyscallNumbers.SYS_CAPSET, header(scratch), data), "capset", null);
    }
  }

  private static long header(Scratch scratch) {
    long header = scratch.allocate(HEADER_SIZE); // the pid in it is 0: this thread
    Sys.putInt(header, VERSION_3);
    return header;
  }

  private static long read(long word) {
    return (Sys.getInt(word) & 0xffff_ffffL) | ((long) Sys.getInt(word + 12) << 32);
  }

  private static void write(long word, long set) {
    Sys.putInt(word, (int) set);
    Sys.putInt(word + 12, (int) (set >>> 32));
  }

  /**
   * prctl(PR_CAPBSET_DROP) of all that is not in {@code keep}, and that is there at all.
   *
   * @throws LinuxException EPERM: no CAP_SETPCAP
   */
  public static void limitBounding(long keep) {
    for (int i = 0; i < 64; i++) {
      if ((keep >> i & 1) != 0) continue;
      long there = Sys.call(SyscallNumbers.SYS_PRCTL, PR_CAPBSET_READ, i, 0, 0, 0);
      if (there < 0) return; // EINVAL: the kernel has no more
      if (there == 1) dropBounding(i);
    }
  }

  /** prctl(PR_CAPBSET_DROP): no exec can ever give this one again. */
  public static void dropBounding(int number) {
    long result = Sys.call(SyscallNumbers.SYS_PRCTL, PR_CAPBSET_DROP, number, 0, 0, 0);
    Result.check(result, "prctl PR_CAPBSET_DROP", name(number));
  }

  /** Whether an exec could give this one: prctl(PR_CAPBSET_READ). */
  public static boolean inBounding(int number) {
    return Sys.call(SyscallNumbers.SYS_PRCTL, PR_CAPBSET_READ, number, 0, 0, 0) == 1;
  }

  /** prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL). */
  public static void clearAmbient() {
    long result =
        Sys.call(SyscallNumbers.SYS_PRCTL, PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    Result.check(result, "prctl PR_CAP_AMBIENT", null);
  }

  /**
   * prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE): exec of an ordinary file keeps this one. 0, or
   * {@code -errno}; EPERM if it is not permitted and inheritable.
   */
  public static int tryRaiseAmbient(int number) {
    return (int)
        Sys.call(SyscallNumbers.SYS_PRCTL, PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, number, 0, 0);
  }

  /** As {@link #tryRaiseAmbient}; the failure names the capability. */
  public static void raiseAmbient(int number) {
    Result.check(tryRaiseAmbient(number), "prctl PR_CAP_AMBIENT", name(number));
  }
}
