package io.caisson.cgroup.v1;

import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxResources;
import java.util.List;

/** The number of tasks (kernel: cgroup-v1/pids.rst). */
final class PidsController {
  static final String MAX = "pids.max";

  private PidsController() {}

  static List<Write> writes(LinuxResources resources) {
    Long limit = resources.pids().limit();
    if (limit == null) return List.of();
    return List.of(Write.of(MAX, limit < 0 ? "max" : limit == 0 ? "1" : Long.toString(limit)));
    // Zero becomes one, as in runc: systemd refuses zero, and to who is inside both mean no fork.
  }
}
