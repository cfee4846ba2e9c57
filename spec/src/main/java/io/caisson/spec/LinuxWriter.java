package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;

/** Writes the linux section, but for its resources and seccomp. */
final class LinuxWriter {

  static void write(JsonWriter out, Linux linux) {
    out.beginObject();
    out.putUnlessEmpty("uidMappings", linux.uidMappings(), SpecWriter::idMapping);
    out.putUnlessEmpty("gidMappings", linux.gidMappings(), SpecWriter::idMapping);
    out.putUnlessEmpty("sysctl", linux.sysctl());
    if (!linux.resources().equals(LinuxResources.NONE)) {
      ResourcesWriter.write(out.name("resources"), linux.resources());
    }
    out.putUnlessEmpty("cgroupsPath", linux.cgroupsPath());
    out.putUnlessEmpty("namespaces", linux.namespaces(), LinuxWriter::namespace);
    out.putUnlessEmpty("devices", linux.devices(), LinuxWriter::device);
    out.putUnlessEmpty("netDevices", linux.netDevices(), LinuxWriter::netDevice);
    Seccomp seccomp = linux.seccomp();
    if (seccomp != null) SeccompWriter.write(out.name("seccomp"), seccomp);
    out.putUnlessEmpty("rootfsPropagation", linux.rootfsPropagation());
    out.putUnlessEmpty("maskedPaths", linux.maskedPaths());
    out.putUnlessEmpty("readonlyPaths", linux.readonlyPaths());
    out.putUnlessEmpty("mountLabel", linux.mountLabel());
    IntelRdt intelRdt = linux.intelRdt();
    if (intelRdt != null) intelRdt(out.name("intelRdt"), intelRdt);
    MemoryPolicy policy = linux.memoryPolicy();
    if (policy != null) memoryPolicy(out.name("memoryPolicy"), policy);
    Personality personality = linux.personality();
    if (personality != null) {
      out.name("personality").beginObject().put("domain", personality.domain().word());
      out.putUnlessEmpty("flags", personality.flags()).endObject();
    }
    out.putUnlessEmpty("timeOffsets", linux.timeOffsets(), LinuxWriter::timeOffset);
    out.endObject();
  }

  private static void namespace(JsonWriter out, LinuxNamespace namespace) {
    out.beginObject()
        .put("type", namespace.type().word())
        .putUnlessEmpty("path", namespace.path())
        .endObject();
  }

  private static void device(JsonWriter out, Device device) {
    out.beginObject()
        .put("path", device.path())
        .put("type", device.type().word())
        .put("major", device.major())
        .put("minor", device.minor())
        .putIfPresent("fileMode", device.fileMode())
        .putIfPresent("uid", device.uid())
        .putIfPresent("gid", device.gid())
        .endObject();
  }

  private static void netDevice(JsonWriter out, NetDevice device) {
    out.beginObject().putUnlessEmpty("name", device.name()).endObject();
  }

  private static void intelRdt(JsonWriter out, IntelRdt intelRdt) {
    out.beginObject()
        .putUnlessEmpty("closID", intelRdt.closId())
        .putUnlessEmpty("schemata", intelRdt.schemata())
        .putUnlessEmpty("l3CacheSchema", intelRdt.l3CacheSchema())
        .putUnlessEmpty("memBwSchema", intelRdt.memBwSchema())
        .putIfTrue("enableMonitoring", intelRdt.enableMonitoring())
        .endObject();
  }

  private static void memoryPolicy(JsonWriter out, MemoryPolicy policy) {
    out.beginObject()
        .put("mode", policy.mode().word())
        .putUnlessEmpty("nodes", policy.nodes())
        .putUnlessEmpty("flags", policy.flags(), ProcessWriter::word)
        .endObject();
  }

  private static void timeOffset(JsonWriter out, TimeOffset offset) {
    out.beginObject()
        .putUnlessZero("secs", offset.seconds())
        .putUnlessZero("nanosecs", offset.nanoseconds())
        .endObject();
  }

  private LinuxWriter() {}
}
