package io.caisson.spec;

import io.caisson.spec.json.JsonReader;
import io.caisson.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the linux section, but for its resources and seccomp. */
final class LinuxReader {
  private static final NamespaceType[] NAMESPACE_TYPES = NamespaceType.values();
  private static final DeviceType[] NODE_TYPES = {
    DeviceType.BLOCK, DeviceType.CHARACTER, DeviceType.UNBUFFERED, DeviceType.FIFO
  };
  private static final MemoryPolicy.Mode[] MODES = MemoryPolicy.Mode.values();
  private static final MemoryPolicy.Flag[] MODE_FLAGS = MemoryPolicy.Flag.values();
  private static final Personality.Domain[] DOMAINS = Personality.Domain.values();

  static Linux linux(JsonReader in) {
    List<IdMapping> uidMappings = List.of();
    List<IdMapping> gidMappings = List.of();
    Map<String, String> sysctl = Map.of();
    LinuxResources resources = LinuxResources.NONE;
    String cgroupsPath = "";
    List<LinuxNamespace> namespaces = List.of();
    List<Device> devices = List.of();
    Map<String, NetDevice> netDevices = Map.of();
    Seccomp seccomp = null;
    String rootfsPropagation = "";
    List<String> maskedPaths = List.of();
    List<String> readonlyPaths = List.of();
    String mountLabel = "";
    IntelRdt intelRdt = null;
    MemoryPolicy memoryPolicy = null;
    Personality personality = null;
    Map<String, TimeOffset> timeOffsets = Map.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "uidMappings" -> uidMappings = in.list(SpecReader::idMapping);
        case "gidMappings" -> gidMappings = in.list(SpecReader::idMapping);
        case "sysctl" -> sysctl = in.map(JsonReader::string);
        case "resources" -> resources = ResourcesReader.resources(in);
        case "cgroupsPath" -> cgroupsPath = in.string();
        case "namespaces" -> namespaces = in.list(LinuxReader::namespace);
        case "devices" -> devices = in.list(LinuxReader::device);
        case "netDevices" -> netDevices = in.map(LinuxReader::netDevice);
        case "seccomp" -> seccomp = SeccompReader.seccomp(in);
        case "rootfsPropagation" -> rootfsPropagation = in.string();
        case "maskedPaths" -> maskedPaths = in.strings();
        case "readonlyPaths" -> readonlyPaths = in.strings();
        case "mountLabel" -> mountLabel = in.string();
        case "intelRdt" -> intelRdt = intelRdt(in);
        case "memoryPolicy" -> memoryPolicy = memoryPolicy(in);
        case "personality" -> personality = personality(in);
        case "timeOffsets" -> timeOffsets = in.map(LinuxReader::timeOffset);
        default -> in.skip();
      }
    }
    return new Linux(
        uidMappings,
        gidMappings,
        sysctl,
        resources,
        cgroupsPath,
        namespaces,
        devices,
        netDevices,
        seccomp,
        rootfsPropagation,
        maskedPaths,
        readonlyPaths,
        mountLabel,
        intelRdt,
        memoryPolicy,
        personality,
        timeOffsets);
  }

  private static LinuxNamespace namespace(JsonReader in) {
    String word = "";
    String path = "";
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "type" -> word = in.string();
        case "path" -> path = in.string();
        default -> in.skip();
      }
    }
    NamespaceType type = SpecWord.find(NAMESPACE_TYPES, word);
    if (type == null) {
      String quoted = "{" + JsonWriter.quote(word) + " " + JsonWriter.quote(path) + "}";
      throw in.problem("namespace " + quoted + " does not exist");
    }
    return new LinuxNamespace(type, path);
  }

  private static Device device(JsonReader in) {
    String path = "";
    DeviceType type = null;
    long major = 0;
    long minor = 0;
    @Nullable Integer fileMode = null;
    @Nullable Long uid = null;
    @Nullable Long gid = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "path" -> path = in.string();
        case "type" -> type = nodeType(in);
        case "major" -> major = in.int64();
        case "minor" -> minor = in.int64();
        // A uint32, of which engines also set the file-type bits: they are not permissions.
        case "fileMode" -> fileMode = (int) (in.uint32() & 07777);
        case "uid" -> uid = in.uint32();
        case "gid" -> gid = in.uint32();
        default -> in.skip();
      }
    }
    if (type == null) throw in.problem("invalid device type \"\"");
    return new Device(path, type, major, minor, fileMode, uid, gid);
  }

  private static DeviceType nodeType(JsonReader in) {
    String word = in.string();
    DeviceType type = SpecWord.find(NODE_TYPES, word);
    if (type == null) throw in.problem("invalid device type " + JsonWriter.quote(word));
    return type;
  }

  private static NetDevice netDevice(JsonReader in) {
    String newName = "";
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "name" -> newName = in.string();
        default -> in.skip();
      }
    }
    return new NetDevice(newName);
  }

  private static IntelRdt intelRdt(JsonReader in) {
    String closId = "";
    List<String> schemata = List.of();
    String l3CacheSchema = "";
    String memBwSchema = "";
    boolean enableMonitoring = false;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "closID" -> closId = in.string();
        case "schemata" -> schemata = in.strings();
        case "l3CacheSchema" -> l3CacheSchema = in.string();
        case "memBwSchema" -> memBwSchema = in.string();
        case "enableMonitoring" -> enableMonitoring = in.bool();
        default -> in.skip();
      }
    }
    return new IntelRdt(closId, schemata, l3CacheSchema, memBwSchema, enableMonitoring);
  }

  private static MemoryPolicy memoryPolicy(JsonReader in) {
    MemoryPolicy.Mode mode = null;
    String nodes = "";
    List<MemoryPolicy.Flag> flags = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "mode" -> mode = mode(in);
        case "nodes" -> nodes = in.string();
        case "flags" -> flags = in.list(LinuxReader::modeFlag);
        default -> in.skip();
      }
    }
    if (mode == null) throw in.problem("invalid memory policy mode \"\"");
    return new MemoryPolicy(mode, nodes, flags);
  }

  private static MemoryPolicy.Mode mode(JsonReader in) {
    String word = in.string();
    MemoryPolicy.Mode mode = SpecWord.find(MODES, word);
    if (mode == null) throw in.problem("invalid memory policy mode " + JsonWriter.quote(word));
    return mode;
  }

  private static MemoryPolicy.Flag modeFlag(JsonReader in) {
    String word = in.string();
    MemoryPolicy.Flag flag = SpecWord.find(MODE_FLAGS, word);
    if (flag == null) throw in.problem("invalid memory policy flag " + JsonWriter.quote(word));
    return flag;
  }

  private static Personality personality(JsonReader in) {
    Personality.Domain domain = null;
    List<String> flags = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "domain" -> domain = domain(in);
        case "flags" -> flags = in.strings();
        default -> in.skip();
      }
    }
    if (domain == null) throw in.problem("invalid personality domain");
    return new Personality(domain, flags);
  }

  private static Personality.Domain domain(JsonReader in) {
    String word = in.string();
    Personality.Domain domain = SpecWord.find(DOMAINS, word);
    if (domain == null) throw in.problem("invalid personality domain " + word);
    return domain;
  }

  private static TimeOffset timeOffset(JsonReader in) {
    long seconds = 0;
    long nanoseconds = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "secs" -> seconds = in.int64();
        case "nanosecs" -> nanoseconds = in.uint32();
        default -> in.skip();
      }
    }
    return new TimeOffset(seconds, nanoseconds);
  }

  private LinuxReader() {}
}
