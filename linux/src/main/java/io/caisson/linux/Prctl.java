package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/** Single switches of a process: prctl(2) and personality(2). Capabilities have their own class. */
public final class Prctl {

  private static final int PR_SET_PDEATHSIG = 1;
  private static final int PR_GET_DUMPABLE = 3;
  private static final int PR_SET_DUMPABLE = 4;
  private static final int PR_SET_KEEPCAPS = 8;
  private static final int PR_SET_NAME = 15;
  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int PR_GET_NO_NEW_PRIVS = 39;

  private Prctl() {}

  /** PR_SET_DUMPABLE: whether others may look into us by ptrace and /proc/PID. */
  public static void setDumpable(boolean dumpable) {
    set(PR_SET_DUMPABLE, dumpable ? 1 : 0, "prctl PR_SET_DUMPABLE");
  }

  /** PR_GET_DUMPABLE: 0, 1, or 2 (root only). */
  public static int dumpable() {
    return (int) Sys.call(SyscallNumbers.SYS_PRCTL, PR_GET_DUMPABLE, 0, 0, 0, 0);
  }

  /** PR_SET_PDEATHSIG: what we get when our parent ends; null for nothing. */
  public static void setParentDeathSignal(@Nullable Signal signal) {
    set(PR_SET_PDEATHSIG, signal == null ? 0 : signal.number(), "prctl PR_SET_PDEATHSIG");
  }

  /** PR_SET_NO_NEW_PRIVS: no exec gives more rights, for ever. */
  public static void setNoNewPrivileges() {
    set(PR_SET_NO_NEW_PRIVS, 1, "prctl PR_SET_NO_NEW_PRIVS");
  }

  /** PR_GET_NO_NEW_PRIVS. */
  public static boolean noNewPrivileges() {
    return Sys.call(SyscallNumbers.SYS_PRCTL, PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
  }

  /** PR_SET_KEEPCAPS: the permitted set survives the change from root to another user. */
  public static void setKeepCapabilities(boolean keep) {
    set(PR_SET_KEEPCAPS, keep ? 1 : 0, "prctl PR_SET_KEEPCAPS");
  }

  /** PR_SET_CHILD_SUBREAPER: orphans below us become our children. */
  public static void setChildSubreaper(boolean reaper) {
    set(PR_SET_CHILD_SUBREAPER, reaper ? 1 : 0, "prctl PR_SET_CHILD_SUBREAPER");
  }

  /** PR_SET_NAME: the thread's name, cut to 15 bytes. */
  public static void setName(String name) {
    try (Scratch scratch = Scratch.enter()) {
      set(PR_SET_NAME, scratch.cString(name), "prctl PR_SET_NAME");
    }
  }

  private static void set(int option, long value, String call) {
    Result.check(Sys.call(SyscallNumbers.SYS_PRCTL, option, value, 0, 0, 0), call, null);
  }

  /** int personality(unsigned long persona): the one it was. */
  public static long personality(long persona) {
    return Result.check(Sys.call(SyscallNumbers.SYS_PERSONALITY, persona), "personality", null);
  }
}
