package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/** How a process ended: by exit with {@code code}, or by {@code signal} if that is not 0. */
public record WaitStatus(int code, int signal) {
  static final int SIGINFO_SIZE = 128;

  private static final int CLD_EXITED = 1;

  /** From the int of wait(2). */
  static WaitStatus ofRaw(int status) {
    int signal = status & 0x7f;
    return signal == 0 ? new WaitStatus((status >> 8) & 0xff, 0) : new WaitStatus(0, signal);
  }

  /**
   * From the siginfo_t of waitid(2): si_code at 8, si_pid at 16 (the union is aligned to eight),
   * si_status at 24. Null if there was nothing to collect, which the kernel says by leaving zeros.
   */
  static @Nullable WaitStatus ofInfo(long info) {
    if (Sys.getInt(info + 16) == 0) return null;
    int status = Sys.getInt(info + 24);
    boolean exited = Sys.getInt(info + 8) == CLD_EXITED;
    return exited ? new WaitStatus(status & 0xff, 0) : new WaitStatus(0, status & 0x7f);
  }

  public boolean signaled() {
    return signal != 0;
  }

  /** What a shell reports: the code, or 128 + signal. */
  public int exitCode() {
    return signal == 0 ? code : 128 + signal;
  }

  /** As Go prints an ended process: {@code exit status 1}, {@code signal: killed}. */
  @Override
  public String toString() {
    return signal == 0 ? "exit status " + code : "signal: " + words();
  }

  private String words() {
    return switch (signal) {
      case 1 -> "hangup";
      case 2 -> "interrupt";
      case 3 -> "quit";
      case 4 -> "illegal instruction";
      case 5 -> "trace/breakpoint trap";
      case 6 -> "aborted";
      case 7 -> "bus error";
      case 8 -> "floating point exception";
      case 9 -> "killed";
      case 10 -> "user defined signal 1";
      case 11 -> "segmentation fault";
      case 12 -> "user defined signal 2";
      case 13 -> "broken pipe";
      case 14 -> "alarm clock";
      case 15 -> "terminated";
      case 16 -> "stack fault";
      case 17 -> "child exited";
      case 18 -> "continued";
      case 19 -> "stopped (signal)";
      case 20 -> "stopped";
      case 21 -> "stopped (tty input)";
      case 22 -> "stopped (tty output)";
      case 23 -> "urgent I/O condition";
      case 24 -> "CPU time limit exceeded";
      case 25 -> "file size limit exceeded";
      case 26 -> "virtual timer expired";
      case 27 -> "profiling timer expired";
      case 28 -> "window changed";
      case 29 -> "I/O possible";
      case 30 -> "power failure";
      case 31 -> "bad system call";
      default -> "signal " + signal;
    };
  }
}
