package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/**
 * CPU time. Times are in microseconds.
 *
 * @param shares unsigned
 * @param burst unsigned
 * @param period unsigned
 * @param realtimePeriod unsigned
 * @param cpus a list such as "0-3,7"; empty means unset
 * @param mems NUMA nodes, likewise
 */
public record LinuxCpu(
    @Nullable Long shares,
    @Nullable Long quota,
    @Nullable Long burst,
    @Nullable Long period,
    @Nullable Long realtimeRuntime,
    @Nullable Long realtimePeriod,
    String cpus,
    String mems,
    @Nullable Long idle) {
  public static final LinuxCpu NONE =
      new LinuxCpu(null, null, null, null, null, null, "", "", null);
}
