package io.caisson.cgroup.v1;

import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxRdma;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Handles and objects of RDMA devices (kernel: cgroup-v1/rdma.rst). */
final class RdmaController {
  static final String MAX = "rdma.max";

  private RdmaController() {}

  static List<Write> writes(LinuxResources resources) {
    if (resources.rdma().isEmpty()) return List.of();
    List<Write> writes = new ArrayList<>(resources.rdma().size());
    for (Map.Entry<String, LinuxRdma> entry : resources.rdma().entrySet()) {
      LinuxRdma limits = entry.getValue();
      StringBuilder value = new StringBuilder(entry.getKey());
      if (limits.hcaHandles() != null) value.append(" hca_handle=").append(limits.hcaHandles());
      if (limits.hcaObjects() != null) value.append(" hca_object=").append(limits.hcaObjects());
      writes.add(Write.of(MAX, value.toString()));
    }
    return writes;
  }
}
