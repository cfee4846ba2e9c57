package io.caisson.spec;

import java.util.List;
import java.util.Map;

/**
 * The limits of the container's cgroup.
 *
 * @param rdma by the device's name
 * @param unified cgroup v2 files and what to write into them, verbatim
 */
public record LinuxResources(
    List<DeviceRule> devices,
    LinuxMemory memory,
    LinuxCpu cpu,
    LinuxPids pids,
    LinuxBlockIO blockIO,
    List<LinuxHugepageLimit> hugepageLimits,
    LinuxNetwork network,
    Map<String, LinuxRdma> rdma,
    Map<String, String> unified) {
  public static final LinuxResources NONE =
      new LinuxResources(
          List.of(),
          LinuxMemory.NONE,
          LinuxCpu.NONE,
          LinuxPids.NONE,
          LinuxBlockIO.NONE,
          List.of(),
          LinuxNetwork.NONE,
          Map.of(),
          Map.of());

  /** Whether anything is limited; device rules are access, not a limit. */
  public boolean limitsNothing() {
    return new LinuxResources(
            List.of(), memory, cpu, pids, blockIO, hugepageLimits, network, rdma, unified)
        .equals(NONE);
  }
}
