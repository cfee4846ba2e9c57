package io.caisson.cgroup.v1;

import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxCpu;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;

/** Which processors and memory nodes (kernel: cgroup-v1/cpusets.rst). */
final class CpusetController {
  static final String CPUS = "cpuset.cpus";
  static final String MEMS = "cpuset.mems";

  private CpusetController() {}

  static List<Write> writes(LinuxResources resources) {
    LinuxCpu cpu = resources.cpu();
    if (cpu.cpus().isEmpty() && cpu.mems().isEmpty()) return List.of();
    List<Write> writes = new ArrayList<>(2);
    if (!cpu.cpus().isEmpty()) writes.add(Write.of(CPUS, cpu.cpus()));
    if (!cpu.mems().isEmpty()) writes.add(Write.of(MEMS, cpu.mems()));
    return writes;
  }
}
