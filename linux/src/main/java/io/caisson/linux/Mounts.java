package io.caisson.linux;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The mount interface by descriptor (Linux 5.2, attributes 5.12), and mount(2) for what that cannot
 * do. A mount made here is detached until it is moved into place, and belongs to its descriptor.
 */
public final class Mounts {
  private Mounts() {}

  /** mount(2). */
  public static final long MS_RDONLY = 1;

  public static final long MS_NOSUID = 2;
  public static final long MS_NODEV = 4;
  public static final long MS_NOEXEC = 8;
  public static final long MS_SYNCHRONOUS = 16;
  public static final long MS_REMOUNT = 32;
  public static final long MS_MANDLOCK = 64;
  public static final long MS_DIRSYNC = 128;
  public static final long MS_NOSYMFOLLOW = 256;
  public static final long MS_NOATIME = 1024;
  public static final long MS_NODIRATIME = 2048;
  public static final long MS_BIND = 4096;
  public static final long MS_MOVE = 8192;
  public static final long MS_REC = 16384;
  public static final long MS_SILENT = 32768;
  public static final long MS_POSIXACL = 1 << 16;
  public static final long MS_UNBINDABLE = 1 << 17;
  public static final long MS_PRIVATE = 1 << 18;
  public static final long MS_SLAVE = 1 << 19;
  public static final long MS_SHARED = 1 << 20;
  public static final long MS_RELATIME = 1 << 21;
  public static final long MS_I_VERSION = 1 << 23;
  public static final long MS_STRICTATIME = 1 << 24;
  public static final long MS_LAZYTIME = 1 << 25;

  /** umount2(2). */
  public static final int MNT_FORCE = 1;

  public static final int MNT_DETACH = 2;
  public static final int UMOUNT_NOFOLLOW = 8;

  /** mount_setattr(2) and fsmount(2). The access time is one value of three bits, not a set. */
  public static final long MOUNT_ATTR_RDONLY = 0x01;

  public static final long MOUNT_ATTR_NOSUID = 0x02;
  public static final long MOUNT_ATTR_NODEV = 0x04;
  public static final long MOUNT_ATTR_NOEXEC = 0x08;
  public static final long MOUNT_ATTR__ATIME = 0x70;
  public static final long MOUNT_ATTR_RELATIME = 0x00;
  public static final long MOUNT_ATTR_NOATIME = 0x10;
  public static final long MOUNT_ATTR_STRICTATIME = 0x20;
  public static final long MOUNT_ATTR_NODIRATIME = 0x80;
  public static final long MOUNT_ATTR_IDMAP = 0x100000;
  public static final long MOUNT_ATTR_NOSYMFOLLOW = 0x200000;

  /** open_tree(2): a detached copy, as a bind mount; without it an O_PATH of what is there. */
  public static final long OPEN_TREE_CLONE = 1;

  /** With all that is mounted below. */
  public static final long AT_RECURSIVE = 0x8000;

  public static final long AT_SYMLINK_NOFOLLOW = 0x100;

  private static final long AT_EMPTY_PATH = 0x1000;
  private static final long OPEN_TREE_CLOEXEC = Files.O_CLOEXEC;
  private static final int MOVE_MOUNT_F_EMPTY_PATH = 0x04;
  private static final int MOVE_MOUNT_T_SYMLINKS = 0x10;
  private static final int MOVE_MOUNT_T_EMPTY_PATH = 0x40;

  private static final int FSOPEN_CLOEXEC = 1;
  private static final int FSMOUNT_CLOEXEC = 1;
  private static final int FSCONFIG_SET_FLAG = 0;
  private static final int FSCONFIG_SET_STRING = 1;
  private static final int FSCONFIG_SET_FD = 5;
  private static final int FSCONFIG_CMD_CREATE = 6;
  private static final int FSCONFIG_CMD_RECONFIGURE = 7;

  /** struct mount_attr: attr_set, attr_clr, propagation, userns_fd, of 64 bits each. */
  private static final int MOUNT_ATTR_SIZE = 32;

  /**
   * int open_tree(int dirfd, const char *path, unsigned flags). An empty path is {@code directory}
   * itself; null is the current directory.
   *
   * @throws LinuxException EINVAL: to clone a tree that is unbindable, or in another mount
   *     namespace; EPERM: no CAP_SYS_ADMIN over our mount namespace
   */
  public static Fd openTree(@Nullable Fd directory, String path, long flags) {
    try (Scratch scratch = Scratch.enter()) {
      long all = flags | OPEN_TREE_CLOEXEC | (path.isEmpty() ? AT_EMPTY_PATH : 0);
      int from = (directory == null ? Fd.CWD : directory).number();
      long result = Sys.call(SyscallNumbers.SYS_OPEN_TREE, from, scratch.cString(path), all);
      return Result.checkFd(result, "open_tree", path.isEmpty() ? null : path);
    }
  }

  /**
   * int move_mount(int from, "", int to, "", flags): puts a mount, detached or not, on top of
   * {@code target}, which O_PATH opened and nobody can swap any more.
   *
   * @throws LinuxException ELOOP: into itself; EINVAL: the target's mount is of another namespace,
   *     or {@code mount} hangs below a shared one; ENOTDIR: one is a directory, the other is not
   */
  public static void moveMount(Fd mount, Fd target) {
    move(mount, target, "", MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_EMPTY_PATH, null);
  }

  /** The same, onto a path that we trust: symlinks are followed. */
  public static void moveMount(Fd mount, String target) {
    move(mount, Fd.CWD, target, MOVE_MOUNT_F_EMPTY_PATH | MOVE_MOUNT_T_SYMLINKS, target);
  }

  private static void move(
      Fd mount, Fd directory, String target, int flags, @Nullable String reported) {
    try (Scratch scratch = Scratch.enter()) {
      long empty = scratch.cString("");
      long to = scratch.cString(target);
      long result =
          Sys.call(
              SyscallNumbers.SYS_MOVE_MOUNT, mount.number(), empty, directory.number(), to, flags);
      Result.check(result, "move_mount", reported);
    }
  }

  /**
   * int mount_setattr(int fd, "", flags, struct mount_attr *, size): first clears, then sets
   * MOUNT_ATTR bits, of one mount or of all below it too. To change the access time, clear all of
   * MOUNT_ATTR__ATIME. Linux 5.12.
   *
   * @throws LinuxException EPERM: a bit is locked by a more privileged mount namespace
   */
  public static void setAttributes(Fd mount, boolean recursive, long set, long clear) {
    setAttributes(mount, recursive, set, clear, 0, null);
  }

  /** mount_setattr(2), propagation alone: one of MS_SHARED, MS_SLAVE, MS_PRIVATE, MS_UNBINDABLE. */
  public static void setPropagation(Fd mount, long propagation, boolean recursive) {
    setAttributes(mount, recursive, 0, 0, propagation, null);
  }

  /**
   * mount_setattr(2), MOUNT_ATTR_IDMAP: files change owner by the map of {@code userNamespace}. The
   * mount must be detached still.
   *
   * @throws LinuxException EINVAL: the file system cannot, or it is mapped already; EPERM: the
   *     namespace is our own one
   */
  public static void mapIds(Fd mount, boolean recursive, Fd userNamespace) {
    setAttributes(mount, recursive, MOUNT_ATTR_IDMAP, 0, 0, userNamespace);
  }

  private static void setAttributes(
      Fd mount,
      boolean recursive,
      long set,
      long clear,
      long propagation,
      @Nullable Fd userNamespace) {
    try (Scratch scratch = Scratch.enter()) {
      long attributes = scratch.allocate(MOUNT_ATTR_SIZE);
      Sys.putLong(attributes, set);
      Sys.putLong(attributes + 8, clear);
      Sys.putLong(attributes + 16, propagation);
      Sys.putLong(attributes + 24, userNamespace == null ? 0 : userNamespace.number());
      long flags = AT_EMPTY_PATH | (recursive ? AT_RECURSIVE : 0);
      long result =
          Sys.call(
              SyscallNumbers.SYS_MOUNT_SETATTR,
              mount.number(),
              scratch.cString(""),
              flags,
              attributes,
              MOUNT_ATTR_SIZE);
      Result.check(result, "mount_setattr", null);
    }
  }

  /**
   * int fsopen(const char *fsname, FSOPEN_CLOEXEC): a context in which a file system is configured.
   *
   * @throws LinuxException ENODEV: the kernel has no such type
   */
  public static Fd fsopen(String type) {
    try (Scratch scratch = Scratch.enter()) {
      long name = scratch.cString(type);
      long result = Sys.call(SyscallNumbers.SYS_FSOPEN, name, FSOPEN_CLOEXEC);
      return Result.checkFd(result, "fsopen", type);
    }
  }

  /** int fsconfig(int fd, FSCONFIG_SET_STRING, const char *key, const char *value, 0). */
  public static void fsconfigString(Fd context, String key, String value) {
    try (Scratch scratch = Scratch.enter()) {
      fsconfig(context, FSCONFIG_SET_STRING, key, scratch.cString(value), 0);
    }
  }

  /** int fsconfig(int fd, FSCONFIG_SET_FLAG, const char *key, NULL, 0). */
  public static void fsconfigFlag(Fd context, String key) {
    fsconfig(context, FSCONFIG_SET_FLAG, key, 0, 0);
  }

  /** int fsconfig(int fd, FSCONFIG_SET_FD, const char *key, NULL, int value). */
  public static void fsconfigFd(Fd context, String key, Fd value) {
    fsconfig(context, FSCONFIG_SET_FD, key, 0, value.number());
  }

  /** int fsconfig(int fd, FSCONFIG_CMD_CREATE, NULL, NULL, 0): makes the super block. */
  public static void fsconfigCreate(Fd context) {
    fsconfig(context, FSCONFIG_CMD_CREATE, null, 0, 0);
  }

  /** int fsconfig(int fd, FSCONFIG_CMD_RECONFIGURE, NULL, NULL, 0): as remount does. */
  public static void fsconfigReconfigure(Fd context) {
    fsconfig(context, FSCONFIG_CMD_RECONFIGURE, null, 0, 0);
  }

  private static void fsconfig(
      Fd context, int command, @Nullable String key, long value, int auxiliary) {
    try (Scratch scratch = Scratch.enter()) {
      long name = key == null ? 0 : scratch.cString(key);
      int number = context.number();
      long result = Sys.call(SyscallNumbers.SYS_FSCONFIG, number, command, name, value, auxiliary);
      if (result < 0) throw explained(context, LinuxException.of("fsconfig", key, result));
    }
  }

  /**
   * int fsmount(int fd, FSMOUNT_CLOEXEC, unsigned attributes): a detached mount, which goes away
   * with its descriptor unless it is moved into place.
   */
  public static Fd fsmount(Fd context, long attributes) {
    long result =
        Sys.call(SyscallNumbers.SYS_FSMOUNT, context.number(), FSMOUNT_CLOEXEC, attributes);
    if (result < 0) throw explained(context, LinuxException.of("fsmount", null, result));
    return Fd.of((int) result);
  }

  /** The context keeps what the file system had to say; each read(2) gives one line of it. */
  private static LinuxException explained(Fd context, LinuxException failure) {
    byte[] line = new byte[512];
    StringBuilder said = new StringBuilder();
    while (true) {
      int length = Files.tryRead(context, line, 0, line.length);
      if (length <= 0) break; // ENODATA: that was all
      String text = CString.decode(Arrays.copyOf(line, length)).strip();
      // A letter for its weight comes first: "e overlay: …" is an error, "w" a warning.
      if (!text.startsWith("e ")) continue;
      if (!said.isEmpty()) said.append("; ");
      said.append(text, 2, text.length());
    }
    return said.isEmpty() ? failure : failure.explained(said.toString());
  }

  /**
   * int mount(const char *source, const char *target, const char *type, flags, const void *data):
   * empty texts are null pointers. Reported with the target.
   */
  public static void mount(String source, String target, String type, long flags, String data) {
    Result.check(tryMount(source, target, type, flags, data), "mount", target);
  }

  /** As {@link #mount}: 0, or {@code -errno}. */
  public static int tryMount(String source, String target, String type, long flags, String data) {
    try (Scratch scratch = Scratch.enter()) {
      long from = source.isEmpty() ? 0 : scratch.cString(source);
      long name = type.isEmpty() ? 0 : scratch.cString(type);
      long options = data.isEmpty() ? 0 : scratch.cString(data);
      long to = scratch.cString(target);
      return (int) Sys.call(SyscallNumbers.SYS_MOUNT, from, to, name, flags, options);
    }
  }

  /** int umount2(const char *target, int flags): EINVAL if nothing is mounted there. */
  public static void umount(String target, int flags) {
    Result.check(tryUmount(target, flags), "umount", target);
  }

  /** As {@link #umount}: 0, or {@code -errno}. */
  public static int tryUmount(String target, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      return (int) Sys.call(SyscallNumbers.SYS_UMOUNT2, scratch.cString(target), flags);
    }
  }

  /**
   * int pivot_root(const char *new_root, const char *put_old): "." twice stacks the old root on top
   * of the new one, to be detached next (man 2 pivot_root, NOTES).
   *
   * @throws LinuxException EBUSY: the new root is on the old root's mount; EINVAL: it is no mount
   *     point, its parent is shared, or we are on the initial ramdisk's rootfs
   */
  public static void pivotRoot(String newRoot, String putOld) {
    try (Scratch scratch = Scratch.enter()) {
      long to = scratch.cString(newRoot);
      long result = Sys.call(SyscallNumbers.SYS_PIVOT_ROOT, to, scratch.cString(putOld));
      Result.check(result, "pivot_root", newRoot);
    }
  }
}
