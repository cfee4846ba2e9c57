package io.caisson.cgroup.v1;

import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.IfMissing;
import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxMemory;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory (kernel: cgroup-v1/memory.rst). Zero is unset, -1 is no limit. Of the spec's settings,
 * {@code kernel} and {@code kernelTCP} are ignored as the kernel dropped them, {@code useHierarchy}
 * as it is always on, and {@code checkBeforeUpdate} as v1 checks by itself: it answers a limit
 * below what is in use with EBUSY.
 */
final class MemoryController {
  static final String LIMIT = "memory.limit_in_bytes";
  static final String SWAP_LIMIT = "memory.memsw.limit_in_bytes";
  static final String SOFT_LIMIT = "memory.soft_limit_in_bytes";
  static final String OOM_CONTROL = "memory.oom_control";
  static final String SWAPPINESS = "memory.swappiness";
  static final String USAGE = "memory.usage_in_bytes";

  private static final long UNLIMITED = -1;

  private MemoryController() {}

  static List<Write> writes(LinuxResources resources) {
    LinuxMemory memory = resources.memory();
    List<Write> writes = new ArrayList<>();
    addLimits(writes, memory);
    long reservation = Setting.orZero(memory.reservation());
    if (reservation != 0) writes.add(Write.of(SOFT_LIMIT, reservation));
    if (memory.disableOomKiller() != null && memory.disableOomKiller()) {
      writes.add(Write.of(OOM_CONTROL, 1));
    }
    if (memory.swappiness() != null && memory.swappiness() != -1) { // -1: Docker's unset
      writes.add(Write.of(SWAPPINESS, swappiness(memory.swappiness())));
    }
    return writes;
  }

  /**
   * At every moment the kernel wants the limit not above that of memory and swap together. With the
   * latter first, that fails only if both go down by so much that the limit must go first.
   */
  private static void addLimits(List<Write> writes, LinuxMemory memory) {
    long limit = Setting.orZero(memory.limit());
    long swap = Setting.orZero(memory.swap());
    if (swap != 0) {
      writes.add(Write.of(SWAP_LIMIT, swap).asPaired(limit != 0));
    } else if (limit == UNLIMITED) {
      // Memory without limit is meant to be that with swap too, where the kernel counts swap.
      writes.add(Write.of(SWAP_LIMIT, Long.toString(UNLIMITED), IfMissing.SKIP));
    }
    if (limit != 0) writes.add(Write.of(LIMIT, limit));
  }

  private static long swappiness(long value) {
    if (value < 0 || value > 100) throw CgroupFailure.swappiness(value);
    return value;
  }
}
