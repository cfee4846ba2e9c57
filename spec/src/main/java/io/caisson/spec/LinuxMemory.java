package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/**
 * Memory limits in bytes; -1 is unlimited.
 *
 * @param swap memory and swap together, as cgroup v1 counts
 * @param kernel obsolete, ignored with a warning by every runtime
 * @param kernelTcp likewise
 * @param swappiness 0 to 100, unsigned
 */
public record LinuxMemory(
    @Nullable Long limit,
    @Nullable Long reservation,
    @Nullable Long swap,
    @Nullable Long kernel,
    @Nullable Long kernelTcp,
    @Nullable Long swappiness,
    @Nullable Boolean disableOomKiller,
    @Nullable Boolean useHierarchy,
    @Nullable Boolean checkBeforeUpdate) {
  public static final LinuxMemory NONE =
      new LinuxMemory(null, null, null, null, null, null, null, null, null);
}
