package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;

/**
 * Writes config.json, property by property in the order of the runtime-spec's Go types, as runc
 * does.
 */
public final class SpecWriter {

  /** On one line. */
  public static byte[] compact(Spec spec) {
    return write(JsonWriter.compact(), spec);
  }

  /**
   * @param indent one level: some spaces, or a tab
   */
  public static byte[] indented(Spec spec, String indent) {
    return write(JsonWriter.indented(indent), spec);
  }

  private static byte[] write(JsonWriter out, Spec spec) {
    out.beginObject().put("ociVersion", spec.ociVersion());
    Process process = spec.process();
    if (process != null) ProcessWriter.write(out.name("process"), process);
    Root root = spec.root();
    if (root != null) {
      out.name("root").beginObject().put("path", root.path());
      out.putIfTrue("readonly", root.readonly()).endObject();
    }
    out.putUnlessEmpty("hostname", spec.hostname());
    out.putUnlessEmpty("domainname", spec.domainname());
    out.putUnlessEmpty("mounts", spec.mounts(), SpecWriter::mount);
    if (!spec.hooks().equals(Hooks.NONE)) hooks(out.name("hooks"), spec.hooks());
    out.putUnlessEmpty("annotations", spec.annotations());
    if (!spec.linux().equals(Linux.NONE)) LinuxWriter.write(out.name("linux"), spec.linux());
    Vm vm = spec.vm();
    if (vm != null) VmWriter.write(out.name("vm"), vm);
    return out.endObject().toBytes();
  }

  private static void mount(JsonWriter out, Mount mount) {
    out.beginObject()
        .put("destination", mount.destination())
        .putUnlessEmpty("type", mount.type())
        .putUnlessEmpty("source", mount.source())
        .putUnlessEmpty("options", mount.options())
        .putUnlessEmpty("uidMappings", mount.uidMappings(), SpecWriter::idMapping)
        .putUnlessEmpty("gidMappings", mount.gidMappings(), SpecWriter::idMapping)
        .endObject();
  }

  static void idMapping(JsonWriter out, IdMapping mapping) {
    out.beginObject()
        .put("containerID", mapping.containerId())
        .put("hostID", mapping.hostId())
        .put("size", mapping.size())
        .endObject();
  }

  private static void hooks(JsonWriter out, Hooks hooks) {
    out.beginObject()
        .putUnlessEmpty("prestart", hooks.prestart(), SpecWriter::hook)
        .putUnlessEmpty("createRuntime", hooks.createRuntime(), SpecWriter::hook)
        .putUnlessEmpty("createContainer", hooks.createContainer(), SpecWriter::hook)
        .putUnlessEmpty("startContainer", hooks.startContainer(), SpecWriter::hook)
        .putUnlessEmpty("poststart", hooks.poststart(), SpecWriter::hook)
        .putUnlessEmpty("poststop", hooks.poststop(), SpecWriter::hook)
        .endObject();
  }

  private static void hook(JsonWriter out, Hook hook) {
    out.beginObject()
        .put("path", hook.path())
        .putUnlessEmpty("args", hook.args())
        .putUnlessEmpty("env", hook.env())
        .putIfPresent("timeout", hook.timeout())
        .endObject();
  }

  private SpecWriter() {}
}
