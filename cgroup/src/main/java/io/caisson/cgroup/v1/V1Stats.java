package io.caisson.cgroup.v1;

import io.caisson.cgroup.Stats;
import io.caisson.linux.Directories;
import io.caisson.linux.LinuxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a container uses. A controller that is not mounted counts nothing, nor does a file
 * that this kernel does not have; a cgroup that is removed meanwhile looks the same.
 */
final class V1Stats {
  private static final long NANOSECONDS_PER_TICK = 1_000_000_000 / 100; // USER_HZ is 100 everywhere

  private final Map<String, String> paths;

  /** By controller, as {@link V1Cgroup#paths} has them. */
  V1Stats(Map<String, String> paths) {
    this.paths = paths;
  }

  Stats read() {
    return new Stats(cpu(), cpuset(), memory(), pids(), new BlkioStats(paths).read(), hugePages());
  }

  private Stats.Cpu cpu() {
    Map<String, Long> ticks = StatText.table(text("cpuacct", "cpuacct.stat"));
    Map<String, Long> throttling = StatText.table(text(Controller.CPU, "cpu.stat"));
    List<Long> kernel = new ArrayList<>();
    List<Long> user = new ArrayList<>();
    StatText.readUsageByMode(text("cpuacct", "cpuacct.usage_all"), user, kernel);
    return new Stats.Cpu(
        number("cpuacct", "cpuacct.usage"),
        StatText.numbers(text("cpuacct", "cpuacct.usage_percpu")),
        kernel,
        user,
        ticks.getOrDefault("system", 0L) * NANOSECONDS_PER_TICK,
        ticks.getOrDefault("user", 0L) * NANOSECONDS_PER_TICK,
        new Stats.Throttling(
            throttling.getOrDefault("nr_periods", 0L),
            throttling.getOrDefault("nr_throttled", 0L),
            throttling.getOrDefault("throttled_time", 0L)));
  }

  private Stats.CpuSet cpuset() {
    return new Stats.CpuSet(
        StatText.list(text(Controller.CPUSET, CpusetController.CPUS)),
        number(Controller.CPUSET, "cpuset.cpu_exclusive"),
        StatText.list(text(Controller.CPUSET, CpusetController.MEMS)),
        number(Controller.CPUSET, "cpuset.mem_hardwall"),
        number(Controller.CPUSET, "cpuset.mem_exclusive"),
        number(Controller.CPUSET, "cpuset.memory_migrate"),
        number(Controller.CPUSET, "cpuset.memory_spread_page"),
        number(Controller.CPUSET, "cpuset.memory_spread_slab"),
        number(Controller.CPUSET, "cpuset.memory_pressure"),
        number(Controller.CPUSET, "cpuset.sched_load_balance"),
        number(Controller.CPUSET, "cpuset.sched_relax_domain_level"));
  }

  private Stats.Memory memory() {
    Map<String, Long> raw = StatText.table(text(Controller.MEMORY, "memory.stat"));
    return new Stats.Memory(
        raw.getOrDefault("cache", 0L),
        usage("memory."),
        usage("memory.memsw."),
        usage("memory.kmem."),
        usage("memory.kmem.tcp."),
        raw);
  }

  private Stats.Usage usage(String prefix) {
    return new Stats.Usage(
        number(Controller.MEMORY, prefix + "limit_in_bytes"),
        number(Controller.MEMORY, prefix + "usage_in_bytes"),
        number(Controller.MEMORY, prefix + "max_usage_in_bytes"),
        number(Controller.MEMORY, prefix + "failcnt"));
  }

  private Stats.Pids pids() {
    return new Stats.Pids(number("pids", "pids.current"), number("pids", PidsController.MAX));
  }

  /** Reserved pages where the kernel counts them, as the limit is on those too; else used ones. */
  private Map<String, Stats.HugePages> hugePages() {
    if (!paths.containsKey("hugetlb")) return Map.of();
    Map<String, Stats.HugePages> bySize = new LinkedHashMap<>();
    for (String directory : hugePageDirectories()) {
      String size = StatText.hugePageSize(directory);
      if (size == null) continue;
      String prefix = "hugetlb." + size + ".rsvd.";
      if (text("hugetlb", prefix + "usage_in_bytes") == null) prefix = "hugetlb." + size + ".";
      bySize.put(
          size,
          new Stats.HugePages(
              number("hugetlb", prefix + "usage_in_bytes"),
              number("hugetlb", prefix + "max_usage_in_bytes"),
              number("hugetlb", prefix + "failcnt")));
    }
    return bySize;
  }

  private static List<String> hugePageDirectories() {
    try {
      return Directories.list("/sys/kernel/mm/hugepages");
    } catch (LinuxException none) { // a kernel without huge pages, or no /sys
      return List.of();
    }
  }

  private long number(String controller, String file) {
    return StatText.number(text(controller, file));
  }

  private @Nullable String text(String controller, String file) {
    String path = paths.get(controller);
    return path == null ? null : StatText.read(path + "/" + file);
  }
}
