package io.caisson.spec;

import io.caisson.spec.LinuxBlockIO.ThrottleDevice;
import io.caisson.spec.LinuxBlockIO.WeightDevice;
import io.caisson.spec.json.JsonException;
import io.caisson.spec.json.JsonReader;
import io.caisson.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads linux.resources, in config.json or as a document of its own ({@code update --resources}).
 */
public final class ResourcesReader {
  private static final DeviceType[] RULE_TYPES = {
    DeviceType.ALL, DeviceType.BLOCK, DeviceType.CHARACTER
  };

  /**
   * @param document what errors call it, such as the file's name
   * @throws JsonException if it is not JSON, or a property has a value of the wrong kind
   */
  public static LinuxResources read(byte[] json, String document) {
    JsonReader in = new JsonReader(json, document);
    LinuxResources resources = resources(in);
    in.end();
    return resources;
  }

  static LinuxResources resources(JsonReader in) {
    List<DeviceRule> devices = List.of();
    LinuxMemory memory = LinuxMemory.NONE;
    LinuxCpu cpu = LinuxCpu.NONE;
    LinuxPids pids = LinuxPids.NONE;
    LinuxBlockIO blockIO = LinuxBlockIO.NONE;
    List<LinuxHugepageLimit> hugepageLimits = List.of();
    LinuxNetwork network = LinuxNetwork.NONE;
    Map<String, LinuxRdma> rdma = Map.of();
    Map<String, String> unified = Map.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "devices" -> devices = in.list(ResourcesReader::rule);
        case "memory" -> memory = memory(in);
        case "cpu" -> cpu = cpu(in);
        case "pids" -> pids = pids(in);
        case "blockIO" -> blockIO = blockIO(in);
        case "hugepageLimits" -> hugepageLimits = in.list(ResourcesReader::hugepageLimit);
        case "network" -> network = network(in);
        case "rdma" -> rdma = in.map(ResourcesReader::rdma);
        case "unified" -> unified = in.map(JsonReader::string);
        default -> in.skip();
      }
    }
    return new LinuxResources(
        devices, memory, cpu, pids, blockIO, hugepageLimits, network, rdma, unified);
  }

  private static DeviceRule rule(JsonReader in) {
    boolean allow = false;
    DeviceType type = DeviceType.ALL;
    @Nullable Long major = null;
    @Nullable Long minor = null;
    String access = "";
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "allow" -> allow = in.bool();
        case "type" -> type = ruleType(in);
        case "major" -> major = in.int64();
        case "minor" -> minor = in.int64();
        case "access" -> access = in.string();
        default -> in.skip();
      }
    }
    return new DeviceRule(allow, type, major, minor, access);
  }

  private static DeviceType ruleType(JsonReader in) {
    String word = in.string();
    if (word.isEmpty()) return DeviceType.ALL;
    DeviceType type = SpecWord.find(RULE_TYPES, word);
    if (type == null) throw in.problem("invalid cgroup device type " + JsonWriter.quote(word));
    return type;
  }

  private static LinuxMemory memory(JsonReader in) {
    @Nullable Long limit = null;
    @Nullable Long reservation = null;
    @Nullable Long swap = null;
    @Nullable Long kernel = null;
    @Nullable Long kernelTcp = null;
    @Nullable Long swappiness = null;
    @Nullable Boolean disableOomKiller = null;
    @Nullable Boolean useHierarchy = null;
    @Nullable Boolean checkBeforeUpdate = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "limit" -> limit = in.int64();
        case "reservation" -> reservation = in.int64();
        case "swap" -> swap = in.int64();
        case "kernel" -> kernel = in.int64();
        case "kernelTCP" -> kernelTcp = in.int64();
        case "swappiness" -> swappiness = in.uint64();
        case "disableOOMKiller" -> disableOomKiller = in.bool();
        case "useHierarchy" -> useHierarchy = in.bool();
        case "checkBeforeUpdate" -> checkBeforeUpdate = in.bool();
        default -> in.skip();
      }
    }
    return new LinuxMemory(
        limit,
        reservation,
        swap,
        kernel,
        kernelTcp,
        swappiness,
        disableOomKiller,
        useHierarchy,
        checkBeforeUpdate);
  }

  private static LinuxCpu cpu(JsonReader in) {
    @Nullable Long shares = null;
    @Nullable Long quota = null;
    @Nullable Long burst = null;
    @Nullable Long period = null;
    @Nullable Long realtimeRuntime = null;
    @Nullable Long realtimePeriod = null;
    String cpus = "";
    String mems = "";
    @Nullable Long idle = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "shares" -> shares = in.uint64();
        case "quota" -> quota = in.int64();
        case "burst" -> burst = in.uint64();
        case "period" -> period = in.uint64();
        case "realtimeRuntime" -> realtimeRuntime = in.int64();
        case "realtimePeriod" -> realtimePeriod = in.uint64();
        case "cpus" -> cpus = in.string();
        case "mems" -> mems = in.string();
        case "idle" -> idle = in.int64();
        default -> in.skip();
      }
    }
    return new LinuxCpu(
        shares, quota, burst, period, realtimeRuntime, realtimePeriod, cpus, mems, idle);
  }

  private static LinuxPids pids(JsonReader in) {
    @Nullable Long limit = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "limit" -> limit = in.int64();
        default -> in.skip();
      }
    }
    return new LinuxPids(limit);
  }

  private static LinuxBlockIO blockIO(JsonReader in) {
    @Nullable Integer weight = null;
    @Nullable Integer leafWeight = null;
    List<WeightDevice> weightDevice = List.of();
    List<ThrottleDevice> readBps = List.of();
    List<ThrottleDevice> writeBps = List.of();
    List<ThrottleDevice> readIops = List.of();
    List<ThrottleDevice> writeIops = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "weight" -> weight = uint16(in);
        case "leafWeight" -> leafWeight = uint16(in);
        case "weightDevice" -> weightDevice = in.list(ResourcesReader::weightDevice);
        case "throttleReadBpsDevice" -> readBps = in.list(ResourcesReader::throttleDevice);
        case "throttleWriteBpsDevice" -> writeBps = in.list(ResourcesReader::throttleDevice);
        case "throttleReadIOPSDevice" -> readIops = in.list(ResourcesReader::throttleDevice);
        case "throttleWriteIOPSDevice" -> writeIops = in.list(ResourcesReader::throttleDevice);
        default -> in.skip();
      }
    }
    return new LinuxBlockIO(
        weight, leafWeight, weightDevice, readBps, writeBps, readIops, writeIops);
  }

  private static WeightDevice weightDevice(JsonReader in) {
    long major = 0;
    long minor = 0;
    @Nullable Integer weight = null;
    @Nullable Integer leafWeight = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "major" -> major = in.int64();
        case "minor" -> minor = in.int64();
        case "weight" -> weight = uint16(in);
        case "leafWeight" -> leafWeight = uint16(in);
        default -> in.skip();
      }
    }
    return new WeightDevice(major, minor, weight, leafWeight);
  }

  private static ThrottleDevice throttleDevice(JsonReader in) {
    long major = 0;
    long minor = 0;
    long rate = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "major" -> major = in.int64();
        case "minor" -> minor = in.int64();
        case "rate" -> rate = in.uint64();
        default -> in.skip();
      }
    }
    return new ThrottleDevice(major, minor, rate);
  }

  private static LinuxHugepageLimit hugepageLimit(JsonReader in) {
    String pageSize = "";
    long limit = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "pageSize" -> pageSize = in.string();
        case "limit" -> limit = in.uint64();
        default -> in.skip();
      }
    }
    return new LinuxHugepageLimit(pageSize, limit);
  }

  private static LinuxNetwork network(JsonReader in) {
    @Nullable Long classId = null;
    List<LinuxNetwork.Priority> priorities = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "classID" -> classId = in.uint32();
        case "priorities" -> priorities = in.list(ResourcesReader::priority);
        default -> in.skip();
      }
    }
    return new LinuxNetwork(classId, priorities);
  }

  private static LinuxNetwork.Priority priority(JsonReader in) {
    String device = "";
    long priority = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "name" -> device = in.string();
        case "priority" -> priority = in.uint32();
        default -> in.skip();
      }
    }
    return new LinuxNetwork.Priority(device, priority);
  }

  private static LinuxRdma rdma(JsonReader in) {
    @Nullable Long hcaHandles = null;
    @Nullable Long hcaObjects = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "hcaHandles" -> hcaHandles = in.uint32();
        case "hcaObjects" -> hcaObjects = in.uint32();
        default -> in.skip();
      }
    }
    return new LinuxRdma(hcaHandles, hcaObjects);
  }

  private static int uint16(JsonReader in) {
    return (int) in.between(0, 0xffff);
  }

  private ResourcesReader() {}
}
