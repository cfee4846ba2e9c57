package io.caisson.cgroup.v1;

import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxResources;
import java.util.List;

/** A controller's name in /proc/self/cgroup, and what it makes of the spec's resources. */
record Controller(String name, Writes writes) {
  /** The writes for what is set in the resources, in order. Pure: it reads nothing else. */
  @FunctionalInterface
  interface Writes {
    List<Write> of(LinuxResources resources);
  }

  static final String CPUSET = "cpuset";
  static final String CPU = "cpu";
  static final String MEMORY = "memory";
  static final String DEVICES = "devices";
  static final String FREEZER = "freezer";

  /** The controllers that have limits, device rules apart: those are not for {@code update}. */
  static final Controller[] LIMITS = {
    new Controller(CPUSET, CpusetController::writes),
    new Controller(MEMORY, MemoryController::writes),
    new Controller(CPU, CpuController::writes),
    new Controller("pids", PidsController::writes),
    new Controller("blkio", BlkioController::writes),
    new Controller("hugetlb", HugetlbController::writes),
    new Controller("net_cls", NetworkController::classWrites),
    new Controller("net_prio", NetworkController::priorityWrites),
    new Controller("rdma", RdmaController::writes),
  };

  /** Whether a word among the options of a cgroup mount is a controller that containers join. */
  static boolean isKnown(String word) {
    return switch (word) {
      case CPUSET,
          CPU,
          "cpuacct",
          MEMORY,
          DEVICES,
          FREEZER,
          "pids",
          "blkio",
          "hugetlb",
          "net_cls",
          "net_prio",
          "perf_event",
          "rdma",
          "misc",
          "name=systemd" ->
          true;
      default -> false;
    };
  }
}
