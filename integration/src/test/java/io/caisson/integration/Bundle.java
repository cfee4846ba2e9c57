package io.caisson.integration;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A bundle in the making. It starts from the smallest spec that is of use (a busybox, five
 * namespaces, /proc and /dev), and a test says only what differs.
 */
final class Bundle {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private @Nullable String text;
  private boolean copiesBusybox = true;

  /** Something to do in the bundle's directory once it is there. */
  interface Step {
    void in(Path directory) throws IOException;
  }

  private Bundle() {
    set("ociVersion", "1.0.2");
    set("process.user.uid", 0);
    set("process.user.gid", 0);
    set("process.cwd", "/");
    args("true");
    env("PATH=/usr/sbin:/usr/bin:/sbin:/bin", "HOME=/root");
    set("root.path", "rootfs");
    namespaces("pid", "network", "ipc", "uts", "mount");
    mount("/proc", "proc", "proc");
    mount("/dev", "tmpfs", "tmpfs", "nosuid", "strictatime", "mode=755", "size=65536k");
  }

  static Bundle bundle() {
    return new Bundle();
  }

  /** The same on a Debian root file system, which is shared and so read-only. */
  static Bundle debianBundle() {
    Bundle bundle = new Bundle().set("root.path", Images.debian().toString()).readonlyRoot();
    bundle.copiesBusybox = false;
    return bundle;
  }

  Bundle args(String... args) {
    return set("process.args", Arrays.asList(args));
  }

  /** The program is this script. */
  Bundle sh(String script) {
    return args("sh", "-c", script);
  }

  Bundle env(String... variables) {
    return set("process.env", new ArrayList<>(List.of(variables)));
  }

  Bundle terminal() {
    return set("process.terminal", true);
  }

  Bundle readonlyRoot() {
    return set("root.readonly", true);
  }

  Bundle user(int uid, int gid) {
    return set("process.user.uid", uid).set("process.user.gid", gid);
  }

  /** Exactly these namespaces, all new. */
  Bundle namespaces(String... types) {
    remove("linux.namespaces");
    set("linux.namespaces", new ArrayList<>());
    for (String type : types) add("linux.namespaces", object("type", type));
    return this;
  }

  /** Joins the namespace at {@code path} in place of a new one. */
  Bundle join(String type, String path) {
    withoutNamespace(type);
    return add("linux.namespaces", object("type", type, "path", path));
  }

  Bundle withoutNamespace(String type) {
    list("linux.namespaces")
        .removeIf(each -> each instanceof Map<?, ?> m && type.equals(m.get("type")));
    return this;
  }

  /** A new user namespace whose root is {@code hostId}, with {@code size} ids mapped. */
  Bundle userNamespace(int hostId, int size) {
    add("linux.namespaces", object("type", "user"));
    Map<String, Object> mapping = object("containerID", 0, "hostID", hostId, "size", size);
    set("linux.uidMappings", List.of(mapping));
    step(
        directory -> Command.of("chown", "-R", hostId + ":" + hostId, directory + "/rootfs").run());
    return set("linux.gidMappings", List.of(mapping));
  }

  Bundle mount(String destination, String type, String source, String... options) {
    return add(
        "mounts",
        object(
            "destination", destination,
            "type", type,
            "source", source,
            "options", List.of(options)));
  }

  Bundle bind(String source, String destination, String... options) {
    List<String> all = new ArrayList<>(List.of("bind"));
    all.addAll(List.of(options));
    return mount(destination, "bind", source, all.toArray(String[]::new));
  }

  /** A hook that is a script, run by the shell at {@code /bin/sh}. */
  Bundle hook(String kind, String script) {
    return hook(kind, object("path", "/bin/sh", "args", List.of("sh", "-c", script)));
  }

  Bundle hook(String kind, Map<String, Object> hook) {
    return add("hooks." + kind, hook);
  }

  /** Capabilities for the bounding, effective, permitted sets (and no others). */
  Bundle capabilities(String... names) {
    for (String kind : List.of("bounding", "effective", "permitted")) {
      set("process.capabilities." + kind, List.of(names));
    }
    return this;
  }

  /** Sets a member by its path: {@code set("linux.resources.pids.limit", 10)}. */
  Bundle set(String path, @Nullable Object value) {
    parent(path).put(last(path), value);
    return this;
  }

  Bundle remove(String path) {
    parent(path).remove(last(path));
    return this;
  }

  /** Appends to an array, which is made if it is not there. */
  Bundle add(String path, Object value) {
    list(path).add(value);
    return this;
  }

  /** Has config.json be exactly this, valid or not. */
  Bundle text(String text) {
    this.text = text;
    return this;
  }

  /** A further preparation of the written bundle, such as a file in its root file system. */
  Bundle step(Step step) {
    steps.add(step);
    return this;
  }

  Bundle file(String path, String content) {
    return step(
        directory -> {
          Path file = directory.resolve(path);
          Files.createDirectories(Objects.requireNonNull(file.getParent()));
          Files.writeString(file, content);
        });
  }

  /** Writes it into an empty or missing directory. */
  Path write(Path directory) {
    try {
      Files.createDirectories(directory);
      if (copiesBusybox) {
        Command.of("cp", "-a", Images.busybox().toString(), directory + "/rootfs").run().succeeds();
      }
      Files.writeString(directory.resolve("config.json"), json());
      for (Step step : steps) step.in(directory);
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String json() throws IOException {
    return text != null ? text : JSON.writeValueAsString(spec);
  }

  /** An object of alternating keys and values. */
  static Map<String, Object> object(Object... pairs) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) object.put((String) pairs[i], pairs[i + 1]);
    return object;
  }

  @SuppressWarnings("unchecked") // all objects in the tree are made here, with String keys
  private Map<String, Object> parent(String path) {
    Map<String, Object> parent = spec;
    for (int dot = path.indexOf('.'), from = 0;
        dot >= 0;
        from = dot + 1, dot = path.indexOf('.', from)) {
      String key = path.substring(from, dot);
      parent = (Map<String, Object>) parent.computeIfAbsent(key, absent -> new LinkedHashMap<>());
    }
    return parent;
  }

  @SuppressWarnings("unchecked") // what `add` appends to is what `add` made
  private List<Object> list(String path) {
    return (List<Object>) parent(path).computeIfAbsent(last(path), absent -> new ArrayList<>());
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
