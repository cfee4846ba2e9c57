package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Directories;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.MountInfo;
import io.caisson.linux.Mounts;
import io.caisson.linux.Processes;

/**
 * The container's root: a mount of its own, a descriptor below which every path of the spec is
 * looked up, and the change of "/" to it.
 *
 * <p>No path that the container's image can influence is ever handed to the kernel as a string from
 * the host's root: openat2 with RESOLVE_IN_ROOT from the descriptor keeps the look-up inside
 * however the image races it (CVE-2021-30465, CVE-2019-16884, CVE-2024-45310).
 */
final class RootFileSystem implements AutoCloseable {
  private final String hostPath;
  private final Fd root;

  private RootFileSystem(String hostPath, Fd root) {
    this.hostPath = hostPath;
    this.root = root;
  }

  /** Cuts the mount namespace off from the host's and mounts the root file system on itself. */
  static RootFileSystem mount(String hostPath, Propagation propagation) {
    propagation.applyTo("/");
    if (propagation.reachesHost()) makeParentPrivate(hostPath);
    try (Fd tree = Mounts.openTree(null, hostPath, Mounts.OPEN_TREE_CLONE | Mounts.AT_RECURSIVE)) {
      Mounts.moveMount(tree, hostPath);
    }
    return open(hostPath);
  }

  /** Without a mount namespace of its own: a directory, and chroot(2) in place of pivot_root(2). */
  static RootFileSystem open(String hostPath) {
    return new RootFileSystem(hostPath, Files.open(hostPath, Files.O_PATH | Files.O_DIRECTORY));
  }

  // pivot_root(2) refuses (EINVAL) a new root whose parent mount is shared.
  private static void makeParentPrivate(String path) {
    for (String at = path; ; at = parent(at)) {
      if (FileStatus.of(at).isMountRoot()) {
        Mounts.mount("", at, "", Mounts.MS_PRIVATE, "");
        return;
      }
    }
  }

  Fd fd() {
    return root;
  }

  /** An O_PATH descriptor of what stands at {@code path} inside, symbolic links followed inside. */
  Fd find(String path) {
    return Files.openInRoot(root, path, Files.O_PATH);
  }

  /** As {@link #find}; −errno where it is not to be had. */
  int tryFind(String path) {
    return Files.tryOpenInRoot(root, path, Files.O_PATH);
  }

  /** The directory at {@code path}, made (0755) with its parents where it is missing. */
  Fd directory(String path) {
    int found = Files.tryOpenInRoot(root, path, Files.O_PATH | Files.O_DIRECTORY);
    if (found >= 0) return Fd.of(found);
    return Directories.mkdirInRoot(root, path, 0755);
  }

  /** The file at {@code path}, made empty (0644) where it is missing, in directories likewise. */
  Fd file(String path) {
    int found = tryFind(path);
    if (found >= 0) return Fd.of(found);
    if (found != -Errno.ENOENT) throw new LinuxException("open", path, -found);
    Directories.createFileInRoot(root, path, 0644).close();
    return find(path);
  }

  /** What {@code source} is decides what a bind mount's destination is made as. */
  Fd destination(String path, Fd source) {
    FileStatus status = FileStatus.of(source);
    return status.isDirectory() ? directory(path) : file(path);
  }

  /**
   * Makes this the "/" of the process and lets go of the old root.
   *
   * <p>Both arguments of pivot_root are ".": the old root then lies on top of the new one and is
   * detached from there, so nothing has to be created in the container's image (pivot_root(2),
   * NOTES).
   */
  void pivot() {
    try (Fd old = Files.open("/", Files.O_PATH | Files.O_DIRECTORY)) {
      Processes.fchdir(root);
      Mounts.pivotRoot(".", ".");
      Processes.fchdir(old);
      // The unmount must not travel to the host's mounts.
      Mounts.mount("", ".", "", Mounts.MS_SLAVE | Mounts.MS_REC, "");
      Mounts.umount(".", Mounts.MNT_DETACH);
    }
    Processes.chdir("/");
  }

  /**
   * {@code --no-pivot}, for roots on a ramfs, which pivot_root refuses: moves the root over "/".
   * The old root stays reachable for who may unmount, so host procfs and sysfs mounts that it holds
   * in full are taken away first, as far as that can be done.
   */
  void moveOverRoot() {
    Processes.fchdir(root);
    for (MountInfo entry : MountInfo.read()) {
      boolean kernel = entry.type().equals("proc") || entry.type().equals("sysfs");
      if (!kernel || inside(entry.mountPoint())) continue;
      Mounts.mount("", entry.mountPoint(), "", Mounts.MS_PRIVATE | Mounts.MS_REC, "");
      try {
        Mounts.umount(entry.mountPoint(), Mounts.MNT_DETACH);
      } catch (LinuxException e) {
        // Locked by a user namespace: covered instead, so that nobody reaches it by "..".
        if (e.errno() != Errno.EINVAL && e.errno() != Errno.EPERM) throw e;
        Mounts.mount("tmpfs", entry.mountPoint(), "tmpfs", 0, "");
      }
    }
    Mounts.mount(hostPath, "/", "", Mounts.MS_MOVE, "");
    Processes.chroot(".");
    Processes.chdir("/");
  }

  void chroot() {
    Processes.fchdir(root);
    Processes.chroot(".");
    Processes.chdir("/");
  }

  private boolean inside(String path) {
    return path.startsWith(hostPath)
        && (path.length() == hostPath.length() || path.charAt(hostPath.length()) == '/');
  }

  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** {@code path} from "/", without ".", "..", and doubled slashes, whatever it was. */
  static String clean(String path) {
    StringBuilder result = new StringBuilder(path.length() + 1);
    int at = 0;
    while (at < path.length()) {
      int end = path.indexOf('/', at);
      if (end < 0) end = path.length();
      String part = path.substring(at, end);
      if (part.equals("..")) {
        result.setLength(Math.max(0, result.lastIndexOf("/")));
      } else if (!part.isEmpty() && !part.equals(".")) {
        result.append('/').append(part);
      }
      at = end + 1;
    }
    return result.isEmpty() ? "/" : result.toString();
  }

  static void refuseRoot(String destination) {
    if (destination.equals("/")) {
      throw Failure.of("mount on the root of the container is not allowed: " + destination);
    }
  }

  @Override
  public void close() {
    root.close();
  }
}
