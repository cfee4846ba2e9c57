package io.caisson.container;

import static io.caisson.linux.Files.O_DIRECTORY;
import static io.caisson.linux.Files.O_PATH;

import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Processes;
import io.caisson.spec.Host;
import io.caisson.spec.Root;
import io.caisson.spec.Spec;
import io.caisson.spec.SpecReader;
import io.caisson.spec.Validation;
import io.caisson.spec.json.JsonException;
import java.util.List;

/** The directory a container is made from, entered, read and found good. */
final class Bundle {
  private final String path;
  private final byte[] config;
  private final Spec spec;
  private final String rootfs;

  private Bundle(String path, byte[] config, Spec spec, String rootfs) {
    this.path = path;
    this.config = config;
    this.spec = spec;
    this.rootfs = rootfs;
  }

  /**
   * Makes the bundle the current directory and reads its config.json. Nothing else changes; what is
   * wrong with the config is a {@link Failure}.
   */
  static Bundle enter(Runtime runtime, CreateRequest request) {
    try (Fd caller = Files.open(".", Files.O_PATH | Files.O_DIRECTORY)) {
      if (!request.bundle().isEmpty()) Processes.chdir(request.bundle());
      Bundle bundle = read(runtime, request);
      runtime.isolation().seal(bundle.spec, caller);
      return bundle;
    }
  }

  private static Bundle read(Runtime runtime, CreateRequest request) {
    byte[] config = Files.tryReadAll(StateDirectory.CONFIG);
    if (config == null) throw Failure.noConfig();
    Spec spec;
    try {
      spec = SpecReader.read(config);
    } catch (JsonException e) {
      throw Failure.of(String.valueOf(e.getMessage()));
    }
    Host host = new Machine(request.noPivot(), runtime.systemdCgroup());
    String complaint = Validation.error(spec, host);
    if (complaint != null) throw Failure.of(complaint);
    List<String> remarks = Validation.warnings(spec, host);
    for (int i = 0; i < remarks.size(); i++) runtime.warnings().warn(remarks.get(i));
    String here = Processes.getcwd();
    Root root = spec.root();
    if (root == null) throw Failure.of("root must be specified"); // a rule, which has seen to it
    return new Bundle(here, config, spec, rootfs(here, root));
  }

  /** Absolute, without symlinks. */
  String path() {
    return path;
  }

  /** The bytes of config.json. */
  byte[] config() {
    return config;
  }

  Spec spec() {
    return spec;
  }

  /** Absolute, without symlinks. */
  String rootfs() {
    return rootfs;
  }

  /**
   * A root file system behind a symlink is refused, as runc does: who may move the link would
   * choose what becomes the container's root.
   */
  private static String rootfs(String bundle, Root root) {
    String named = root.path().startsWith("/") ? root.path() : bundle + "/" + root.path();
    try (Fd directory = Files.open(named, O_PATH | O_DIRECTORY)) {
      String resolved = Directories.readlink(directory.procPath());
      if (!resolved.equals(CleanPath.of(named))) throw Failure.rootfsIsSymlink();
      return resolved;
    } catch (LinuxException e) {
      throw Failure.invalidRootfs(String.valueOf(e.getMessage()));
    }
  }
}
