package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;

/**
 * What {@code state} and {@code list} print and hooks get on their standard input.
 *
 * @param pid in the pid namespace of whoever reads it; 0 when there is no process
 * @param status creating, created, running, paused or stopped
 * @param rootfs absolute
 * @param created RFC 3339 in UTC, with fractions of a second
 * @param owner the name of the state directory's owner, which only {@code list} looks up; else
 *     empty
 */
public record StateDocument(
    String ociVersion,
    String id,
    int pid,
    String status,
    String bundle,
    String rootfs,
    String created,
    Map<String, String> annotations,
    String owner) {

  /** As {@code runc state} prints it: indented by two spaces, without a newline at the end. */
  public byte[] toBytes() {
    JsonWriter out = JsonWriter.indented("  ");
    write(out);
    return out.toBytes();
  }

  /** As {@code runc list --format json} prints them: one line, or "null" if there are none. */
  public static byte[] list(List<StateDocument> containers) {
    JsonWriter out = JsonWriter.compact();
    if (containers.isEmpty()) {
      out.nullValue();
    } else {
      out.beginArray();
      for (int i = 0; i < containers.size(); i++) containers.get(i).write(out);
      out.endArray();
    }
    return out.newLineAtEnd().toBytes();
  }

  /**
   * The runtime-spec's state alone (runtime.md "State"), on one line, as runc gives it to hooks.
   */
  public byte[] toOciState() {
    return JsonWriter.compact()
        .beginObject()
        .put("ociVersion", ociVersion)
        .put("id", id)
        .put("status", status)
        .putUnlessZero("pid", pid)
        .put("bundle", bundle)
        .putUnlessEmpty("annotations", annotations)
        .endObject()
        .toBytes();
  }

  /**
   * As {@code crun state} prints it; its version is a constant there, and its root path as
   * configured.
   */
  public byte[] toCrunState(String rootPath) {
    return JsonWriter.indented("    ")
        .withoutHtmlEscapes()
        .beginObject()
        .put("ociVersion", "1.0.0")
        .put("id", id)
        .put("pid", pid)
        .put("status", status)
        .put("bundle", bundle)
        .put("rootfs", rootPath)
        .put("created", created)
        .put("systemd-scope", "")
        .put("owner", owner)
        .putUnlessEmpty("annotations", annotations)
        .endObject()
        .newLineAtEnd()
        .toBytes();
  }

  private void write(JsonWriter out) {
    out.beginObject()
        .put("ociVersion", ociVersion)
        .put("id", id)
        .put("pid", pid)
        .put("status", status)
        .put("bundle", bundle)
        .put("rootfs", rootfs)
        .put("created", created)
        .putUnlessEmpty("annotations", annotations)
        .put("owner", owner)
        .endObject();
  }
}
