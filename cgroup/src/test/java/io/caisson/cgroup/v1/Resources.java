package io.caisson.cgroup.v1;

import io.caisson.spec.DeviceRule;
import io.caisson.spec.DeviceType;
import io.caisson.spec.LinuxBlockIO;
import io.caisson.spec.LinuxCpu;
import io.caisson.spec.LinuxHugepageLimit;
import io.caisson.spec.LinuxMemory;
import io.caisson.spec.LinuxNetwork;
import io.caisson.spec.LinuxPids;
import io.caisson.spec.LinuxRdma;
import io.caisson.spec.LinuxResources;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resources that say one thing, for tests. */
final class Resources {
  private Resources() {}

  static LinuxResources of(LinuxMemory memory) {
    return all(List.of(), memory, LinuxCpu.NONE, LinuxPids.NONE, LinuxBlockIO.NONE);
  }

  static LinuxResources of(LinuxCpu cpu) {
    return all(List.of(), LinuxMemory.NONE, cpu, LinuxPids.NONE, LinuxBlockIO.NONE);
  }

  static LinuxResources of(LinuxBlockIO io) {
    return all(List.of(), LinuxMemory.NONE, LinuxCpu.NONE, LinuxPids.NONE, io);
  }

  static LinuxResources of(LinuxNetwork network) {
    return rest(List.of(), network, Map.of(), Map.of());
  }

  static LinuxResources devices(DeviceRule... rules) {
    return all(List.of(rules), LinuxMemory.NONE, LinuxCpu.NONE, LinuxPids.NONE, LinuxBlockIO.NONE);
  }

  static LinuxResources pids(long limit) {
    return all(List.of(), LinuxMemory.NONE, LinuxCpu.NONE, new LinuxPids(limit), LinuxBlockIO.NONE);
  }

  static LinuxResources hugepages(LinuxHugepageLimit... limits) {
    return rest(List.of(limits), LinuxNetwork.NONE, Map.of(), Map.of());
  }

  static LinuxResources rdma(Map<String, LinuxRdma> rdma) {
    return rest(List.of(), LinuxNetwork.NONE, rdma, Map.of());
  }

  static LinuxResources unified(Map<String, String> unified) {
    return rest(List.of(), LinuxNetwork.NONE, Map.of(), unified);
  }

  static LinuxMemory memory(@Nullable Long limit, @Nullable Long swap) {
    return new LinuxMemory(limit, null, swap, null, null, null, null, null, null);
  }

  /** Quota and period in microseconds. */
  static LinuxCpu cpu(@Nullable Long quota, @Nullable Long period) {
    return new LinuxCpu(null, quota, null, period, null, null, "", "", null);
  }

  static LinuxCpu cpus(String cpus, String mems) {
    return new LinuxCpu(null, null, null, null, null, null, cpus, mems, null);
  }

  static LinuxCpu shares(long shares) {
    return new LinuxCpu(shares, null, null, null, null, null, "", "", null);
  }

  static DeviceRule allow(String type, @Nullable Long major, @Nullable Long minor, String access) {
    return new DeviceRule(true, type(type), major, minor, access);
  }

  static DeviceRule deny(String type, @Nullable Long major, @Nullable Long minor, String access) {
    return new DeviceRule(false, type(type), major, minor, access);
  }

  private static DeviceType type(String word) {
    for (DeviceType type : DeviceType.values()) {
      if (type.word().equals(word)) return type;
    }
    throw new AssertionError(word);
  }

  private static LinuxResources all(
      List<DeviceRule> devices, LinuxMemory memory, LinuxCpu cpu, LinuxPids pids, LinuxBlockIO io) {
    return new LinuxResources(
        devices, memory, cpu, pids, io, List.of(), LinuxNetwork.NONE, Map.of(), Map.of());
  }

  private static LinuxResources rest(
      List<LinuxHugepageLimit> pages,
      LinuxNetwork network,
      Map<String, LinuxRdma> rdma,
      Map<String, String> unified) {
    return new LinuxResources(
        List.of(),
        LinuxMemory.NONE,
        LinuxCpu.NONE,
        LinuxPids.NONE,
        LinuxBlockIO.NONE,
        pages,
        network,
        rdma,
        unified);
  }
}
