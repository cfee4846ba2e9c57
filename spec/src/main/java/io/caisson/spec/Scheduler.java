package io.caisson.spec;

import java.util.List;

/**
 * What sched_setattr(2) sets before the program starts.
 *
 * @param runtime nanoseconds, unsigned; with deadline and period for SCHED_DEADLINE only
 * @param deadline nanoseconds, unsigned
 * @param period nanoseconds, unsigned
 */
public record Scheduler(
    Policy policy,
    int nice,
    int priority,
    List<Flag> flags,
    long runtime,
    long deadline,
    long period) {

  public enum Policy implements SpecWord {
    OTHER("SCHED_OTHER"),
    FIFO("SCHED_FIFO"),
    RR("SCHED_RR"),
    BATCH("SCHED_BATCH"),
    ISO("SCHED_ISO"),
    IDLE("SCHED_IDLE"),
    DEADLINE("SCHED_DEADLINE");

    private final String word;

    Policy(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public enum Flag implements SpecWord {
    RESET_ON_FORK("SCHED_FLAG_RESET_ON_FORK"),
    RECLAIM("SCHED_FLAG_RECLAIM"),
    DL_OVERRUN("SCHED_FLAG_DL_OVERRUN"),
    KEEP_POLICY("SCHED_FLAG_KEEP_POLICY"),
    KEEP_PARAMS("SCHED_FLAG_KEEP_PARAMS"),
    UTIL_CLAMP_MIN("SCHED_FLAG_UTIL_CLAMP_MIN"),
    UTIL_CLAMP_MAX("SCHED_FLAG_UTIL_CLAMP_MAX");

    private final String word;

    Flag(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
