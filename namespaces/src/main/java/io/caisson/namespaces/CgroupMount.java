package io.caisson.namespaces;

import io.caisson.linux.Directories;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.MountInfo;
import io.caisson.linux.Mounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mount of type {@code cgroup}: on a host with cgroup v1 a tmpfs with a directory for each
 * hierarchy, in which the container sees its own part (runtime-spec, config-linux.md "Control
 * groups").
 *
 * @param paths the container's own directories, by controller
 * @param ownNamespace the container has a cgroup namespace: then a new mount shows its part as the
 *     root; else its directory is bound
 */
record CgroupMount(Map<String, String> paths, boolean ownNamespace) {
  void mount(RootFileSystem root, String destination, MountOptions options) {
    long attributes = Mounts.MOUNT_ATTR_NOSUID | Mounts.MOUNT_ATTR_NODEV | Mounts.MOUNT_ATTR_NOEXEC;
    try (Fd target = root.directory(destination);
        Fd context = Mounts.fsopen("tmpfs")) {
      Mounts.fsconfigString(context, "mode", "755");
      Mounts.fsconfigCreate(context);
      try (Fd tmpfs = Mounts.fsmount(context, attributes)) {
        Mounts.moveMount(tmpfs, target);
        for (MountInfo hierarchy : MountInfo.read()) {
          if (hierarchy.type().equals("cgroup")) mountHierarchy(tmpfs, hierarchy, options);
        }
        if (options.readOnly()) Mounts.setAttributes(tmpfs, false, Mounts.MOUNT_ATTR_RDONLY, 0);
      }
    }
  }

  private void mountHierarchy(Fd tmpfs, MountInfo hierarchy, MountOptions options) {
    List<String> controllers = controllers(hierarchy);
    String own = ownPath(hierarchy);
    if (own == null) return;
    String name = RootFileSystem.name(hierarchy.mountPoint());
    if (Directories.tryMkdirAt(tmpfs, name, 0755) == -Errno.EEXIST) return;
    try (Fd target = Files.openAt(tmpfs, name, Files.O_PATH | Files.O_DIRECTORY);
        Fd tree =
            ownNamespace
                ? fresh(controllers)
                : Mounts.openTree(null, own, Mounts.OPEN_TREE_CLONE)) {
      Mounts.setAttributes(tree, false, options.set, options.clear);
      Mounts.moveMount(tree, target);
    }
    // Programs look for a controller by its name alone where several share a hierarchy.
    for (String controller : controllers) {
      if (controllers.size() > 1) Directories.trySymlinkAt(name, tmpfs, controller);
    }
  }

  private static Fd fresh(List<String> controllers) {
    try (Fd context = Mounts.fsopen("cgroup")) {
      for (String controller : controllers) {
        if (controller.startsWith("name=")) {
          Mounts.fsconfigFlag(context, "none");
          Mounts.fsconfigString(context, "name", controller.substring(5));
        } else {
          Mounts.fsconfigFlag(context, controller);
        }
      }
      Mounts.fsconfigCreate(context);
      return Mounts.fsmount(context, 0);
    }
  }

  private @Nullable String ownPath(MountInfo hierarchy) {
    String prefix = hierarchy.mountPoint();
    for (String path : paths.values()) {
      if (path.equals(prefix) || path.startsWith(prefix + "/")) return path;
    }
    return null;
  }

  private static List<String> controllers(MountInfo hierarchy) {
    List<String> result = new ArrayList<>(2);
    String options = hierarchy.superOptions();
    int at = 0;
    while (at <= options.length()) {
      int end = options.indexOf(',', at);
      if (end < 0) end = options.length();
      String option = options.substring(at, end);
      switch (option) {
        case "rw", "ro", "xattr", "noprefix", "clone_children", "seclabel", "none" -> {}
        default -> {
          if (!option.startsWith("release_agent=")) result.add(option);
        }
      }
      at = end + 1;
    }
    return result;
  }
}
