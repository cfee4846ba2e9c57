package io.caisson.linux;

/**
 * Which signals are blocked, and which are ignored. A mask is a long: bit N-1 is signal N. exec
 * keeps the mask and what is ignored, so whoever changed them puts them back before.
 */
public final class SignalMask {
  private SignalMask() {}

  public static final long NONE = 0;
  public static final long ALL = -1L;

  private static final int SIG_SETMASK = 2;
  private static final long SIG_DFL = 0;
  private static final long SIG_IGN = 1;

  /** The kernel's sigset_t: 64 signals. */
  private static final int SET_SIZE = 8;

  /** The kernel's struct sigaction: handler, flags, restorer, mask. */
  private static final int SIGACTION_SIZE = 32;

  /** The bit of one signal. */
  public static long of(Signal signal) {
    return 1L << (signal.number() - 1);
  }

  /** rt_sigprocmask(SIG_SETMASK): blocks exactly these; the mask that was. */
  public static long set(long mask) {
    try (Scratch scratch = Scratch.enter()) {
      long sets = scratch.allocate(2 * SET_SIZE);
      Sys.putLong(sets, mask);
      long result =
          Sys.call(SyscallNumbers.SYS_RT_SIGPROCMASK, SIG_SETMASK, sets, sets + SET_SIZE, SET_SIZE);
      Result.check(result, "sigprocmask", null);
      return Sys.getLong(sets + SET_SIZE);
    }
  }

  /** Blocks all but SIGKILL and SIGSTOP, which cannot be; the mask that was. */
  public static long blockAll() {
    return set(ALL);
  }

  /** The mask as it is. */
  public static long get() {
    try (Scratch scratch = Scratch.enter()) {
      long set = scratch.allocate(SET_SIZE);
      long result = Sys.call(SyscallNumbers.SYS_RT_SIGPROCMASK, SIG_SETMASK, 0, set, SET_SIZE);
      Result.check(result, "sigprocmask", null);
      return Sys.getLong(set);
    }
  }

  /** rt_sigaction(SIG_IGN): the signal is lost. Of SIGPIPE: a write says EPIPE instead. */
  public static void ignore(Signal signal) {
    action(signal, SIG_IGN);
  }

  /** rt_sigaction(SIG_DFL). */
  public static void restoreDefault(Signal signal) {
    action(signal, SIG_DFL);
  }

  /** Whether the signal is ignored, perhaps since before our exec. */
  public static boolean isIgnored(Signal signal) {
    try (Scratch scratch = Scratch.enter()) {
      long action = scratch.allocate(SIGACTION_SIZE);
      long result = Sys.call(SyscallNumbers.SYS_RT_SIGACTION, signal.number(), 0, action, SET_SIZE);
      Result.check(result, "sigaction", null);
      return Sys.getLong(action) == SIG_IGN;
    }
  }

  private static void action(Signal signal, long handler) {
    try (Scratch scratch = Scratch.enter()) {
      long action = scratch.allocate(SIGACTION_SIZE);
      Sys.putLong(action, handler);
      long result = Sys.call(SyscallNumbers.SYS_RT_SIGACTION, signal.number(), action, 0, SET_SIZE);
      Result.check(result, "sigaction", null);
    }
  }
}
