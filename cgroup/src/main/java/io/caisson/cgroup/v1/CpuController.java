package io.caisson.cgroup.v1;

import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.IfMissing;
import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxCpu;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;

/** Processor time (kernel: scheduler/sched-bwc.rst, scheduler/sched-rt-group.rst). */
final class CpuController {
  static final String SHARES = "cpu.shares";
  static final String PERIOD = "cpu.cfs_period_us";
  static final String QUOTA = "cpu.cfs_quota_us";
  static final String BURST = "cpu.cfs_burst_us";
  static final String IDLE = "cpu.idle";
  static final String REALTIME_PERIOD = "cpu.rt_period_us";
  static final String REALTIME_RUNTIME = "cpu.rt_runtime_us";

  private static final long FEWEST_SHARES = 2;
  private static final long MOST_SHARES = 1 << 18;

  private CpuController() {}

  static List<Write> writes(LinuxResources resources) {
    LinuxCpu cpu = resources.cpu();
    List<Write> writes = new ArrayList<>();
    long shares = Setting.orZero(cpu.shares());
    long quota = Setting.orZero(cpu.quota());
    long period = Setting.orZero(cpu.period());
    if (shares != 0) writes.add(Write.of(SHARES, shares(shares)));
    // Quota over period, and burst over quota, are held against the parent's: the kernel refuses
    // the one that comes first if it does not fit the other's old value.
    if (period != 0) {
      writes.add(Write.of(PERIOD, Long.toUnsignedString(period)).asPaired(quota != 0));
    }
    if (cpu.burst() != null) { // zero is a value: no burst; the file exists since Linux 5.14
      String burst = Long.toUnsignedString(cpu.burst());
      writes.add(Write.of(BURST, burst, IfMissing.SKIP).asPaired(quota != 0));
    }
    if (quota != 0) writes.add(Write.of(QUOTA, quota));
    if (cpu.idle() != null) writes.add(Write.of(IDLE, cpu.idle()));
    writes.addAll(realtimeWrites(resources));
    return writes;
  }

  /** The part that a process must find when it joins: without a budget SCHED_RR may not come in. */
  static List<Write> realtimeWrites(LinuxResources resources) {
    long period = Setting.orZero(resources.cpu().realtimePeriod());
    long runtime = Setting.orZero(resources.cpu().realtimeRuntime());
    if (period == 0 && runtime == 0) return List.of();
    List<Write> writes = new ArrayList<>(2);
    if (period != 0) {
      String value = Long.toUnsignedString(period);
      writes.add(Write.of(REALTIME_PERIOD, value).asPaired(runtime != 0));
    }
    if (runtime != 0) writes.add(Write.of(REALTIME_RUNTIME, runtime));
    return writes;
  }

  /** The kernel would take any number for one in its range: who asks for more is told. */
  private static long shares(long shares) {
    if (Long.compareUnsigned(shares, MOST_SHARES) > 0) {
      throw CgroupFailure.tooManyShares(MOST_SHARES);
    }
    if (shares < FEWEST_SHARES) throw CgroupFailure.tooFewShares(FEWEST_SHARES);
    return shares;
  }
}
