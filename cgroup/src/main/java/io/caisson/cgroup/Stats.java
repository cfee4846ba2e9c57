package io.caisson.cgroup;

import java.util.List;
import java.util.Map;

/**
 * What a container uses, with the numbers of runc's {@code events}. Numbers are unsigned 64-bit,
 * times in nanoseconds, sizes in bytes; what the kernel does not count here is zero or empty.
 */
public record Stats(
    Cpu cpu,
    CpuSet cpuset,
    Memory memory,
    Pids pids,
    BlockIo blockIo,
    Map<String, HugePages> hugePages) {
  public static final Stats NONE =
      new Stats(Cpu.NONE, CpuSet.NONE, Memory.NONE, Pids.NONE, BlockIo.NONE, Map.of());

  /**
   * Time on the processors (v1: {@code cpuacct.*}), and time kept off them (v1: {@code cpu.stat}).
   */
  public record Cpu(
      long total,
      List<Long> perCpu,
      List<Long> perCpuKernel,
      List<Long> perCpuUser,
      long kernel,
      long user,
      Throttling throttling) {
    static final Cpu NONE =
        new Cpu(0, List.of(), List.of(), List.of(), 0, 0, new Throttling(0, 0, 0));
  }

  /** How often and how long a quota stopped the container. */
  public record Throttling(long periods, long throttledPeriods, long throttledTime) {}

  /** Which processors and memory nodes the container may use, and the cpuset's switches. */
  public record CpuSet(
      List<Integer> cpus,
      long cpuExclusive,
      List<Integer> mems,
      long memHardwall,
      long memExclusive,
      long memoryMigrate,
      long memorySpreadPage,
      long memorySpreadSlab,
      long memoryPressure,
      long schedLoadBalance,
      long schedRelaxDomainLevel) {
    static final CpuSet NONE = new CpuSet(List.of(), 0, List.of(), 0, 0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Memory in use.
   *
   * @param swap memory and swap together, as v1 counts
   * @param raw {@code memory.stat}, in the kernel's order
   */
  public record Memory(
      long cache, Usage usage, Usage swap, Usage kernel, Usage kernelTcp, Map<String, Long> raw) {
    static final Memory NONE =
        new Memory(0, Usage.NONE, Usage.NONE, Usage.NONE, Usage.NONE, Map.of());
  }

  /** A counter with its ceiling, its peak, and how often it met the ceiling. */
  public record Usage(long limit, long usage, long max, long failcnt) {
    static final Usage NONE = new Usage(0, 0, 0, 0);
  }

  /** Tasks; a limit of zero is none. */
  public record Pids(long current, long limit) {
    static final Pids NONE = new Pids(0, 0);
  }

  /** Block I/O by device and operation; which of the lists are filled depends on the scheduler. */
  public record BlockIo(
      List<Entry> serviceBytes,
      List<Entry> serviced,
      List<Entry> queued,
      List<Entry> serviceTime,
      List<Entry> waitTime,
      List<Entry> merged,
      List<Entry> time,
      List<Entry> sectors) {
    static final BlockIo NONE =
        new BlockIo(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    /** One line of such a file; {@code operation} is Read, Write, Sync, Async… or empty. */
    public record Entry(long major, long minor, String operation, long value) {}
  }

  /** Huge pages of one size in use. */
  public record HugePages(long usage, long max, long failcnt) {}
}
