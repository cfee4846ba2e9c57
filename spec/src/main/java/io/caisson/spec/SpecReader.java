package io.caisson.spec;

import io.caisson.spec.json.JsonException;
import io.caisson.spec.json.JsonReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads config.json. Unknown properties are passed over; whether the values make sense is
 * validation's business.
 */
public final class SpecReader {

  /**
   * @throws JsonException if it is not JSON, or a property has a value of the wrong kind
   */
  public static Spec read(byte[] json) {
    JsonReader in = new JsonReader(json, "config.json");
    if (in.isNull()) throw in.problem("config cannot be null");
    Spec spec = spec(in);
    in.end();
    return spec;
  }

  private static Spec spec(JsonReader in) {
    String ociVersion = "";
    Process process = null;
    Root root = null;
    String hostname = "";
    String domainname = "";
    List<Mount> mounts = List.of();
    Hooks hooks = Hooks.NONE;
    Map<String, String> annotations = Map.of();
    Linux linux = Linux.NONE;
    Vm vm = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "ociVersion" -> ociVersion = in.string();
        case "process" -> process = ProcessReader.process(in);
        case "root" -> root = root(in);
        case "hostname" -> hostname = in.string();
        case "domainname" -> domainname = in.string();
        case "mounts" -> mounts = in.list(SpecReader::mount);
        case "hooks" -> hooks = hooks(in);
        case "annotations" -> annotations = in.map(JsonReader::string);
        case "linux" -> linux = LinuxReader.linux(in);
        case "vm" -> vm = VmReader.vm(in);
        default -> in.skip();
      }
    }
    return new Spec(
        ociVersion, process, root, hostname, domainname, mounts, hooks, annotations, linux, vm);
  }

  private static Root root(JsonReader in) {
    String path = "";
    boolean readonly = false;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "path" -> path = in.string();
        case "readonly" -> readonly = in.bool();
        default -> in.skip();
      }
    }
    return new Root(path, readonly);
  }

  private static Mount mount(JsonReader in) {
    String destination = "";
    String type = "";
    String source = "";
    List<String> options = List.of();
    List<IdMapping> uidMappings = List.of();
    List<IdMapping> gidMappings = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "destination" -> destination = in.string();
        case "type" -> type = in.string();
        case "source" -> source = in.string();
        case "options" -> options = in.strings();
        case "uidMappings" -> uidMappings = in.list(SpecReader::idMapping);
        case "gidMappings" -> gidMappings = in.list(SpecReader::idMapping);
        default -> in.skip();
      }
    }
    return new Mount(destination, type, source, options, uidMappings, gidMappings);
  }

  static IdMapping idMapping(JsonReader in) {
    long containerId = 0;
    long hostId = 0;
    long size = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "containerID" -> containerId = in.uint32();
        case "hostID" -> hostId = in.uint32();
        case "size" -> size = in.uint32();
        default -> in.skip();
      }
    }
    return new IdMapping(containerId, hostId, size);
  }

  private static Hooks hooks(JsonReader in) {
    List<Hook> prestart = List.of();
    List<Hook> createRuntime = List.of();
    List<Hook> createContainer = List.of();
    List<Hook> startContainer = List.of();
    List<Hook> poststart = List.of();
    List<Hook> poststop = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "prestart" -> prestart = in.list(SpecReader::hook);
        case "createRuntime" -> createRuntime = in.list(SpecReader::hook);
        case "createContainer" -> createContainer = in.list(SpecReader::hook);
        case "startContainer" -> startContainer = in.list(SpecReader::hook);
        case "poststart" -> poststart = in.list(SpecReader::hook);
        case "poststop" -> poststop = in.list(SpecReader::hook);
        default -> in.skip();
      }
    }
    return new Hooks(prestart, createRuntime, createContainer, startContainer, poststart, poststop);
  }

  private static Hook hook(JsonReader in) {
    String path = "";
    List<String> args = List.of();
    List<String> env = List.of();
    @Nullable Integer timeout = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "path" -> path = in.string();
        case "args" -> args = in.strings();
        case "env" -> env = in.strings();
        case "timeout" -> timeout = in.int32();
        default -> in.skip();
      }
    }
    return new Hook(path, args, env, timeout);
  }

  private SpecReader() {}
}
