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
import io.caisson.linux.Processes;
import io.caisson.spec.Device;
import io.caisson.spec.DeviceType;
import io.caisson.spec.Mount;
import io.caisson.spec.Spec;

/**
 * The device files and links that every program expects, and those of the spec (runtime-spec,
 * config-linux.md "Default Devices", "Devices"; config.md "Default Filesystems").
 */
final class DeviceNodes {
  private static final int S_IFCHR = 0020000;
  private static final int S_IFBLK = 0060000;
  private static final int S_IFIFO = 0010000;

  private static final Device[] DEFAULTS = {
    character("/dev/null", 1, 3),
    character("/dev/zero", 1, 5),
    character("/dev/full", 1, 7),
    character("/dev/random", 1, 8),
    character("/dev/urandom", 1, 9),
    character("/dev/tty", 5, 0),
  };

  private final RootFileSystem root;

  /**
   * In a user namespace mknod(2) gives nodes that nobody may open: the host's are bound instead.
   */
  private final boolean bound;

  DeviceNodes(RootFileSystem root, boolean bound) {
    this.root = root;
    this.bound = bound;
  }

  private static Device character(String path, int major, int minor) {
    return new Device(path, DeviceType.CHARACTER, major, minor, 0666, 0L, 0L);
  }

  /**
   * A /dev that is bound from the host has its devices already, and they are not ours to change.
   */
  static boolean wanted(Spec spec) {
    for (Mount mount : spec.mounts()) {
      if (RootFileSystem.clean(mount.destination()).equals("/dev")) {
        return !MountOptions.parse(mount.options()).bind;
      }
    }
    return true;
  }

  void make(Spec spec) {
    int umask = Processes.umask(0);
    for (Device device : DEFAULTS) if (!listed(spec, device)) make(device);
    for (Device device : spec.linux().devices()) make(device);
    Processes.umask(umask);
    try (Fd dev = root.directory("/dev")) {
      link("/proc/self/fd", dev, "fd");
      link("/proc/self/fd/0", dev, "stdin");
      link("/proc/self/fd/1", dev, "stdout");
      link("/proc/self/fd/2", dev, "stderr");
      if (FileStatus.tryOf("/proc/kcore") != null) link("/proc/kcore", dev, "core");
      Directories.tryUnlinkAt(dev, "ptmx");
      link("pts/ptmx", dev, "ptmx");
    }
  }

  private static boolean listed(Spec spec, Device device) {
    for (Device other : spec.linux().devices()) {
      if (RootFileSystem.clean(other.path()).equals(device.path())) return true;
    }
    return false;
  }

  private static void link(String target, Fd directory, String name) {
    int result = Directories.trySymlinkAt(target, directory, name);
    // EEXIST: the image brings its own.
    if (result < 0 && result != -Errno.EEXIST) {
      throw new LinuxException("symlink", "/dev/" + name, -result);
    }
  }

  private void make(Device device) {
    String path = RootFileSystem.clean(device.path());
    // Engines list /dev/ptmx; it is a link into the container's own devpts.
    if (path.equals("/dev/ptmx")) return;
    if (bound) bind(path);
    else makeNode(device, path);
  }

  private void makeNode(Device device, String path) {
    int type =
        switch (device.type()) {
          case BLOCK -> S_IFBLK;
          case FIFO -> S_IFIFO;
          case CHARACTER, UNBUFFERED -> S_IFCHR;
          case ALL -> throw Failure.of("invalid device type 'a' for " + device.path());
        };
    Integer fileMode = device.fileMode();
    int mode = fileMode == null ? 0666 : fileMode & 07777;
    int major = (int) device.major();
    int minor = (int) device.minor();
    String name = RootFileSystem.name(path);
    try (Fd parent = root.directory(RootFileSystem.parent(path))) {
      int result = Directories.tryMknodAt(parent, name, type | mode, major, minor);
      if (result == -Errno.EPERM) {
        bind(path);
        return;
      }
      if (result < 0 && result != -Errno.EEXIST) throw new LinuxException("mknod", path, -result);
      try (Fd node = Files.openAt(parent, name, Files.O_PATH | Files.O_NOFOLLOW)) {
        verify(FileStatus.of(node), type, major, minor, path);
        if (result == -Errno.EEXIST) return;
        Long uid = device.uid();
        Long gid = device.gid();
        if ((uid != null && uid != 0) || (gid != null && gid != 0)) {
          Inodes.chown(node, uid == null ? 0 : uid.intValue(), gid == null ? 0 : gid.intValue());
        }
      }
    }
  }

  // What stands at the name after mknod may be the image's own file, or have been swapped: ask it.
  private static void verify(FileStatus node, int type, int major, int minor, String path) {
    boolean same =
        node.type() == type
            && (type == S_IFIFO || (node.rdevMajor() == major && node.rdevMinor() == minor));
    if (!same) throw Failure.of("device " + path + " exists in the container and is another one");
  }

  private void bind(String path) {
    try (Fd tree = Mounts.openTree(null, path, Mounts.OPEN_TREE_CLONE);
        Fd target = root.file(path)) {
      Mounts.moveMount(tree, target);
    }
  }
}
