package io.caisson.cgroup.v1;

import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxNetwork.Priority;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;

/** Marks on packets, for tc(8) (kernel: cgroup-v1/net_cls.rst, cgroup-v1/net_prio.rst). */
final class NetworkController {
  static final String CLASS = "net_cls.classid";
  static final String PRIORITIES = "net_prio.ifpriomap";

  private NetworkController() {}

  static List<Write> classWrites(LinuxResources resources) {
    Long classId = resources.network().classId();
    return classId == null || classId == 0 ? List.of() : List.of(Write.of(CLASS, classId));
  }

  static List<Write> priorityWrites(LinuxResources resources) {
    List<Priority> priorities = resources.network().priorities();
    if (priorities.isEmpty()) return List.of();
    List<Write> writes = new ArrayList<>(priorities.size());
    for (Priority priority : priorities) {
      writes.add(Write.of(PRIORITIES, priority.name() + " " + priority.priority()));
    }
    return writes;
  }
}
