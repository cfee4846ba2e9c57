package io.caisson.spec;

import io.caisson.spec.LinuxBlockIO.ThrottleDevice;
import io.caisson.spec.LinuxBlockIO.WeightDevice;
import io.caisson.spec.json.JsonWriter;

/** Writes linux.resources. */
final class ResourcesWriter {

  static void write(JsonWriter out, LinuxResources resources) {
    out.beginObject();
    out.putUnlessEmpty("devices", resources.devices(), ResourcesWriter::rule);
    if (!resources.memory().equals(LinuxMemory.NONE)) memory(out, resources.memory());
    if (!resources.cpu().equals(LinuxCpu.NONE)) cpu(out, resources.cpu());
    Long pids = resources.pids().limit();
    if (pids != null) out.name("pids").beginObject().put("limit", pids).endObject();
    if (!resources.blockIO().equals(LinuxBlockIO.NONE)) blockIO(out, resources.blockIO());
    out.putUnlessEmpty(
        "hugepageLimits", resources.hugepageLimits(), ResourcesWriter::hugepageLimit);
    if (!resources.network().equals(LinuxNetwork.NONE)) network(out, resources.network());
    out.putUnlessEmpty("rdma", resources.rdma(), ResourcesWriter::rdma);
    out.putUnlessEmpty("unified", resources.unified());
    out.endObject();
  }

  private static void rule(JsonWriter out, DeviceRule rule) {
    out.beginObject().put("allow", rule.allow());
    if (rule.type() != DeviceType.ALL) out.put("type", rule.type().word());
    out.putIfPresent("major", rule.major())
        .putIfPresent("minor", rule.minor())
        .putUnlessEmpty("access", rule.access())
        .endObject();
  }

  private static void memory(JsonWriter out, LinuxMemory memory) {
    out.name("memory")
        .beginObject()
        .putIfPresent("limit", memory.limit())
        .putIfPresent("reservation", memory.reservation())
        .putIfPresent("swap", memory.swap())
        .putIfPresent("kernel", memory.kernel())
        .putIfPresent("kernelTCP", memory.kernelTcp())
        .putUnsignedIfPresent("swappiness", memory.swappiness())
        .putIfPresent("disableOOMKiller", memory.disableOomKiller())
        .putIfPresent("useHierarchy", memory.useHierarchy())
        .putIfPresent("checkBeforeUpdate", memory.checkBeforeUpdate())
        .endObject();
  }

  private static void cpu(JsonWriter out, LinuxCpu cpu) {
    out.name("cpu")
        .beginObject()
        .putUnsignedIfPresent("shares", cpu.shares())
        .putIfPresent("quota", cpu.quota())
        .putUnsignedIfPresent("burst", cpu.burst())
        .putUnsignedIfPresent("period", cpu.period())
        .putIfPresent("realtimeRuntime", cpu.realtimeRuntime())
        .putUnsignedIfPresent("realtimePeriod", cpu.realtimePeriod())
        .putUnlessEmpty("cpus", cpu.cpus())
        .putUnlessEmpty("mems", cpu.mems())
        .putIfPresent("idle", cpu.idle())
        .endObject();
  }

  private static void blockIO(JsonWriter out, LinuxBlockIO io) {
    out.name("blockIO")
        .beginObject()
        .putIfPresent("weight", io.weight())
        .putIfPresent("leafWeight", io.leafWeight())
        .putUnlessEmpty("weightDevice", io.weightDevice(), ResourcesWriter::weight)
        .putUnlessEmpty(
            "throttleReadBpsDevice", io.throttleReadBpsDevice(), ResourcesWriter::throttle)
        .putUnlessEmpty(
            "throttleWriteBpsDevice", io.throttleWriteBpsDevice(), ResourcesWriter::throttle)
        .putUnlessEmpty(
            "throttleReadIOPSDevice", io.throttleReadIOPSDevice(), ResourcesWriter::throttle)
        .putUnlessEmpty(
            "throttleWriteIOPSDevice", io.throttleWriteIOPSDevice(), ResourcesWriter::throttle)
        .endObject();
  }

  private static void weight(JsonWriter out, WeightDevice device) {
    out.beginObject()
        .put("major", device.major())
        .put("minor", device.minor())
        .putIfPresent("weight", device.weight())
        .putIfPresent("leafWeight", device.leafWeight())
        .endObject();
  }

  private static void throttle(JsonWriter out, ThrottleDevice device) {
    out.beginObject()
        .put("major", device.major())
        .put("minor", device.minor())
        .putUnsigned("rate", device.rate())
        .endObject();
  }

  private static void hugepageLimit(JsonWriter out, LinuxHugepageLimit limit) {
    out.beginObject()
        .put("pageSize", limit.pageSize())
        .putUnsigned("limit", limit.limit())
        .endObject();
  }

  private static void network(JsonWriter out, LinuxNetwork network) {
    out.name("network")
        .beginObject()
        .putIfPresent("classID", network.classId())
        .putUnlessEmpty("priorities", network.priorities(), ResourcesWriter::priority)
        .endObject();
  }

  private static void priority(JsonWriter out, LinuxNetwork.Priority priority) {
    out.beginObject().put("name", priority.name()).put("priority", priority.priority()).endObject();
  }

  private static void rdma(JsonWriter out, LinuxRdma rdma) {
    out.beginObject()
        .putIfPresent("hcaHandles", rdma.hcaHandles())
        .putIfPresent("hcaObjects", rdma.hcaObjects())
        .endObject();
  }

  private ResourcesWriter() {}
}
