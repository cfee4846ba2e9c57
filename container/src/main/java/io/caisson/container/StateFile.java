package io.caisson.container;

import io.caisson.spec.json.JsonException;
import io.caisson.spec.json.JsonReader;
import io.caisson.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;

/** {@link StateRecord} as JSON, in {@code state.json}. */
final class StateFile {
  private StateFile() {}

  static byte[] write(StateRecord record) {
    return JsonWriter.compact()
        .beginObject()
        .put("ociVersion", record.ociVersion())
        .put("id", record.id())
        .put("pid", record.pid())
        .put("startTime", record.startTime())
        .put("created", record.created())
        .put("bundle", record.bundle())
        .put("rootfs", record.rootfs())
        .putUnlessEmpty("annotations", record.annotations())
        .putUnlessEmpty("laterHooks", record.laterHooks())
        .putIfTrue("sharedPidNamespace", record.sharedPidNamespace())
        .putUnlessEmpty("cgroupPaths", record.cgroupPaths())
        .putIfTrue("systemdCgroup", record.systemdCgroup())
        .put("isolation", record.isolation())
        .endObject()
        .toBytes();
  }

  /**
   * @param path of the file, for the message
   * @throws Failure if the file is not what {@link #write} wrote
   */
  static StateRecord read(String path, byte[] text) {
    try {
      JsonReader in = new JsonReader(text, path);
      StateRecord record = record(in);
      in.end();
      return record;
    } catch (JsonException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
  }

  private static StateRecord record(JsonReader in) {
    String ociVersion = "";
    String id = "";
    int pid = 0;
    long startTime = 0;
    String created = "";
    String bundle = "";
    String rootfs = "";
    Map<String, String> annotations = Map.of();
    List<String> laterHooks = List.of();
    boolean sharedPidNamespace = false;
    Map<String, String> cgroupPaths = Map.of();
    boolean systemdCgroup = false;
    String isolation = "";
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "ociVersion" -> ociVersion = in.string();
        case "id" -> id = in.string();
        case "pid" -> pid = in.int32();
        case "startTime" -> startTime = in.int64();
        case "created" -> created = in.string();
        case "bundle" -> bundle = in.string();
        case "rootfs" -> rootfs = in.string();
        case "annotations" -> annotations = in.map(JsonReader::string);
        case "laterHooks" -> laterHooks = in.strings();
        case "sharedPidNamespace" -> sharedPidNamespace = in.bool();
        case "cgroupPaths" -> cgroupPaths = in.map(JsonReader::string);
        case "systemdCgroup" -> systemdCgroup = in.bool();
        case "isolation" -> isolation = in.string();
        default -> in.skip(); // a newer Caisson may have written more
      }
    }
    return new StateRecord(
        ociVersion,
        id,
        pid,
        startTime,
        created,
        bundle,
        rootfs,
        annotations,
        laterHooks,
        sharedPidNamespace,
        cgroupPaths,
        systemdCgroup,
        isolation);
  }
}
