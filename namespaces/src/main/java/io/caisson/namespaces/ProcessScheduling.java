package io.caisson.namespaces;

import io.caisson.linux.Scheduling;
import io.caisson.spec.IOPriority;
import io.caisson.spec.Process;
import io.caisson.spec.Scheduler;

/** The user's program's share of processor and disks: sched_setattr(2), ioprio_set(2). */
final class ProcessScheduling {
  private ProcessScheduling() {}

  /** For this process, and so for the program it becomes. */
  static void apply(Process process) {
    Scheduler scheduler = process.scheduler();
    if (scheduler != null) {
      long flags = 0;
      for (Scheduler.Flag flag : scheduler.flags()) flags |= bit(flag);
      Scheduling.setAttributes(
          0,
          new Scheduling.Attributes(
              policy(scheduler.policy()),
              flags,
              scheduler.nice(),
              scheduler.priority(),
              scheduler.runtime(),
              scheduler.deadline(),
              scheduler.period()));
    }
    IOPriority ioPriority = process.ioPriority();
    if (ioPriority != null) {
      Scheduling.setIoPriority(0, ioClass(ioPriority.level()), ioPriority.priority());
    }
  }

  private static int policy(Scheduler.Policy policy) {
    return switch (policy) {
      case OTHER -> Scheduling.SCHED_OTHER;
      case FIFO -> Scheduling.SCHED_FIFO;
      case RR -> Scheduling.SCHED_RR;
      case BATCH -> Scheduling.SCHED_BATCH;
      case ISO -> Scheduling.SCHED_ISO;
      case IDLE -> Scheduling.SCHED_IDLE;
      case DEADLINE -> Scheduling.SCHED_DEADLINE;
    };
  }

  // linux/sched.h, SCHED_FLAG_*.
  private static long bit(Scheduler.Flag flag) {
    return switch (flag) {
      case RESET_ON_FORK -> 0x01;
      case RECLAIM -> 0x02;
      case DL_OVERRUN -> 0x04;
      case KEEP_POLICY -> 0x08;
      case KEEP_PARAMS -> 0x10;
      case UTIL_CLAMP_MIN -> 0x20;
      case UTIL_CLAMP_MAX -> 0x40;
    };
  }

  private static int ioClass(IOPriority.Level level) {
    return switch (level) {
      case REAL_TIME -> Scheduling.IOPRIO_CLASS_RT;
      case BEST_EFFORT -> Scheduling.IOPRIO_CLASS_BE;
      case IDLE -> Scheduling.IOPRIO_CLASS_IDLE;
    };
  }
}
