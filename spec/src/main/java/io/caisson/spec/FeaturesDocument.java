package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.List;

/**
 * What {@code features} prints (runtime-spec features.md): what this runtime was built to do,
 * whatever the host can. Engines choose by it, so it promises only what is there.
 */
public final class FeaturesDocument {
  private static final List<String> HOOKS =
      List.of(
          "prestart",
          "createRuntime",
          "createContainer",
          "startContainer",
          "poststart",
          "poststop");

  /**
   * Options that are understood rather than handed to the file system; sorted, as runc prints them.
   */
  public static final List<String> MOUNT_OPTIONS =
      List.of(
          "async",
          "atime",
          "bind",
          "defaults",
          "dev",
          "diratime",
          "dirsync",
          "exec",
          "iversion",
          "lazytime",
          "loud",
          "mand",
          "noatime",
          "nodev",
          "nodiratime",
          "noexec",
          "noiversion",
          "nolazytime",
          "nomand",
          "norelatime",
          "nostrictatime",
          "nosuid",
          "nosymfollow",
          "private",
          "ratime",
          "rbind",
          "rdev",
          "rdiratime",
          "relatime",
          "remount",
          "rexec",
          "rnoatime",
          "rnodev",
          "rnodiratime",
          "rnoexec",
          "rnorelatime",
          "rnostrictatime",
          "rnosuid",
          "rnosymfollow",
          "ro",
          "rprivate",
          "rrelatime",
          "rro",
          "rrw",
          "rshared",
          "rslave",
          "rstrictatime",
          "rsuid",
          "rsymfollow",
          "runbindable",
          "rw",
          "shared",
          "silent",
          "slave",
          "strictatime",
          "suid",
          "symfollow",
          "sync",
          "tmpcopyup",
          "unbindable");

  private static final List<String> NAMESPACES =
      List.of("cgroup", "ipc", "mount", "network", "pid", "time", "user", "uts");

  /**
   * The document, indented by four spaces, with a newline at the end.
   *
   * @param capabilities the names this runtime knows, in the kernel's order
   */
  public static byte[] write(List<String> capabilities, String version, String commit) {
    JsonWriter out = JsonWriter.indented("    ").beginObject();
    out.put("ociVersionMin", OciVersion.MIN).put("ociVersionMax", OciVersion.CURRENT);
    out.put("hooks", HOOKS, JsonWriter::string);
    out.put("mountOptions", MOUNT_OPTIONS, JsonWriter::string);
    linux(out.name("linux"), capabilities);
    out.name("annotations")
        .beginObject()
        .put("io.caisson.commit", commit)
        .put("io.caisson.version", version)
        .endObject();
    // None: no annotation changes what a container may do.
    out.put("potentiallyUnsafeConfigAnnotations", List.<String>of(), JsonWriter::string);
    return out.endObject().newLineAtEnd().toBytes();
  }

  private static void linux(JsonWriter out, List<String> capabilities) {
    out.beginObject();
    out.put("namespaces", NAMESPACES, JsonWriter::string);
    out.put("capabilities", capabilities, JsonWriter::string);
    out.name("cgroup")
        .beginObject()
        .put("v1", true)
        .put("v2", false)
        .put("systemd", false)
        .put("systemdUser", false)
        .put("rdma", false)
        .endObject();
    enabled(out, "seccomp", false);
    enabled(out, "apparmor", false);
    enabled(out, "selinux", false);
    enabled(out, "intelRdt", false);
    enabled(out.name("mountExtensions").beginObject(), "idmap", false).endObject();
    enabled(out, "netDevices", false);
    out.endObject();
  }

  private static JsonWriter enabled(JsonWriter out, String name, boolean enabled) {
    return out.name(name).beginObject().put("enabled", enabled).endObject();
  }

  private FeaturesDocument() {}
}
