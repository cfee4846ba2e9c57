package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Directories;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Mounts;
import io.caisson.spec.Mount;
import io.caisson.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The spec's {@code mounts}, made in the listed order below the new root (runtime-spec, config.md
 * "Mounts").
 *
 * <p>Each is prepared as a detached mount with all its attributes and only then attached to a
 * descriptor of its destination: at no moment does it stand there with more rights than asked for,
 * and no path is looked up twice.
 */
final class MountList {
  private final Spec spec;
  private final RootFileSystem root;
  private final String rootPath;
  private final BindSources binds;
  private final CgroupMount cgroup;

  /** Destinations that become read-only at the end: devices, or copies, are made in them first. */
  private final List<String> readOnlyAtEnd = new ArrayList<>(2);

  MountList(
      Spec spec, RootFileSystem root, String rootPath, BindSources binds, CgroupMount cgroup) {
    this.spec = spec;
    this.root = root;
    this.rootPath = rootPath;
    this.binds = binds;
    this.cgroup = cgroup;
  }

  void mountAll() {
    List<Mount> mounts = spec.mounts();
    for (int i = 0; i < mounts.size(); i++) {
      Mount mount = mounts.get(i);
      String destination = RootFileSystem.clean(mount.destination());
      RootFileSystem.refuseRoot(destination);
      MountOptions options = MountOptions.parse(mount.options());
      try {
        if (options.bind) {
          bind(binds.tree(i), destination, options);
        } else {
          switch (mount.type()) {
            case "cgroup", "cgroup2" -> cgroup.mount(root, destination, options);
            default -> fileSystem(mount, destination, options);
          }
        }
      } catch (LinuxException e) {
        String source = mount.source().isEmpty() ? mount.type() : mount.source();
        throw Failure.of(
            "error mounting \""
                + source
                + "\" to rootfs at \""
                + destination
                + "\": "
                + e.getMessage());
      }
    }
  }

  /** After the devices: what the spec wants read-only and had to be written first. */
  void makeReadOnly() {
    for (String destination : readOnlyAtEnd) {
      try (Fd mount = root.find(destination)) {
        Mounts.setAttributes(mount, false, Mounts.MOUNT_ATTR_RDONLY, 0);
      }
    }
    if (spec.root() != null && spec.root().readonly()) {
      Mounts.setAttributes(root.fd(), false, Mounts.MOUNT_ATTR_RDONLY, 0);
    }
  }

  private void bind(Fd tree, String destination, MountOptions options) {
    try (Fd target = root.destination(destination, tree)) {
      guardProc(target, destination, Inodes.fileSystem(tree).magic() == Inodes.PROC_SUPER_MAGIC);
      attach(tree, target, options, options.set);
    }
  }

  private void fileSystem(Mount mount, String destination, MountOptions options) {
    String type = mount.type();
    boolean late = options.readOnly() && (type.equals("tmpfs") || destination.equals("/dev"));
    if (late) readOnlyAtEnd.add(destination);
    boolean existed = exists(destination);
    try (Fd target = target(type, destination)) {
      guardProc(target, destination, type.equals("proc"));
      try (Fd tree = create(mount, options, existed ? target : null)) {
        if (options.copyUp && existed) TreeCopy.copy(target, tree);
        attach(tree, target, options, late ? options.set & ~Mounts.MOUNT_ATTR_RDONLY : options.set);
      }
    }
  }

  private boolean exists(String destination) {
    int found = root.tryFind(destination);
    if (found < 0) return false;
    Fd.of(found).close();
    return true;
  }

  // A procfs or sysfs behind a symbolic link would stand where masked and read-only paths do not
  // look (CVE-2019-19921, CVE-2023-27561).
  private Fd target(String type, String destination) {
    if (!type.equals("proc") && !type.equals("sysfs")) return root.directory(destination);
    int flags = Files.O_PATH | Files.O_DIRECTORY;
    int found = Files.tryOpenBeneath(root.fd(), destination.substring(1), flags);
    if (found >= 0) return Fd.of(found);
    if (found == -Errno.ENOENT) return root.directory(destination);
    if (found == -Errno.ELOOP || found == -Errno.ENOTDIR) {
      throw Failure.of("filesystem \"" + type + "\" must be mounted on ordinary directory");
    }
    throw new LinuxException("open", destination, -found);
  }

  private Fd create(Mount mount, MountOptions options, @Nullable Fd covered) {
    String type = mount.type();
    try (Fd context = Mounts.fsopen(type)) {
      if (!mount.source().isEmpty()) Mounts.fsconfigString(context, "source", mount.source());
      for (String item : options.data) configure(context, item);
      if (type.equals("tmpfs") && covered != null && options.data("mode") == null) {
        FileStatus status = FileStatus.of(covered);
        Mounts.fsconfigString(context, "mode", Integer.toOctalString(status.permissions()));
      }
      if (options.readOnly() && onDevice(type)) Mounts.fsconfigFlag(context, "ro");
      String label = spec.linux().mountLabel();
      if (!label.isEmpty() && takesLabel(type)) Mounts.fsconfigString(context, "context", label);
      Mounts.fsconfigCreate(context);
      return Mounts.fsmount(context, 0);
    }
  }

  private static void configure(Fd context, String item) {
    int equals = item.indexOf('=');
    if (equals < 0) {
      Mounts.fsconfigFlag(context, item);
    } else {
      Mounts.fsconfigString(context, item.substring(0, equals), item.substring(equals + 1));
    }
  }

  // A read-only device, or one in use, refuses a super block that wants to write.
  private static boolean onDevice(String type) {
    return switch (type) {
      case "tmpfs", "proc", "sysfs", "mqueue", "devpts", "ramfs", "bpf", "debugfs", "tracefs" ->
          false;
      default -> true;
    };
  }

  private static boolean takesLabel(String type) {
    return switch (type) {
      case "proc", "sysfs", "mqueue" -> false;
      default -> true;
    };
  }

  private static void attach(Fd tree, Fd target, MountOptions options, long set) {
    if ((set | options.clear) != 0) Mounts.setAttributes(tree, false, set, options.clear);
    if ((options.recursiveSet | options.recursiveClear) != 0) {
      Mounts.setAttributes(tree, true, options.recursiveSet, options.recursiveClear);
    }
    Mounts.moveMount(tree, target);
    for (Propagation step : options.propagation) {
      Mounts.setPropagation(tree, step.flag(), step.recursive());
    }
  }

  /**
   * Inside /proc only the files that lxcfs provides may be covered: anything else can feign a
   * kernel file that this runtime, or a program's security, relies on (CVE-2019-16884). The place
   * is asked of the kernel, so a symbolic link in the image does not get around it.
   */
  private void guardProc(Fd target, String destination, boolean isProc) {
    String place = Directories.readlink(target.procPath());
    if (!place.startsWith(rootPath)) return; // an unattached root; RESOLVE_IN_ROOT found it inside
    String inside = place.substring(rootPath.equals("/") ? 0 : rootPath.length());
    if (inside.equals("/proc")) {
      if (!isProc) {
        throw Failure.of(
            "\"" + destination + "\" cannot be mounted because it is not of type proc");
      }
    } else if (inside.startsWith("/proc/") && !mayCover(inside)) {
      throw Failure.of("\"" + destination + "\" cannot be mounted because it is inside /proc");
    }
  }

  private static boolean mayCover(String path) {
    return switch (path) {
      case "/proc/cpuinfo",
          "/proc/diskstats",
          "/proc/meminfo",
          "/proc/stat",
          "/proc/swaps",
          "/proc/uptime",
          "/proc/loadavg",
          "/proc/slabinfo",
          "/proc/sys/kernel/ns_last_pid",
          "/proc/sys/crypto/fips_enabled" ->
          true;
      default -> false;
    };
  }
}
