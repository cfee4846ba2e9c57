package io.caisson.linux;

/** What one does to an inode: mode, owner, extended attributes, inode flags, its file system. */
public final class Inodes {

  /** access: is it there, may we read, write, execute. */
  public static final int F_OK = 0;

  public static final int R_OK = 4;
  public static final int W_OK = 2;
  public static final int X_OK = 1;

  /** FS_IOC_GETFLAGS: nobody may change the file. */
  public static final int FS_IMMUTABLE_FL = 0x10;

  public static final long PROC_SUPER_MAGIC = 0x9fa0;
  public static final long SYSFS_MAGIC = 0x62656572;
  public static final long TMPFS_MAGIC = 0x01021994;
  public static final long CGROUP_SUPER_MAGIC = 0x27e0eb;
  public static final long CGROUP2_SUPER_MAGIC = 0x63677270;
  public static final long OVERLAYFS_SUPER_MAGIC = 0x794c7630;

  /** statfs f_flags. */
  public static final long ST_RDONLY = 1;

  public static final long ST_NOSUID = 2;
  public static final long ST_NODEV = 4;
  public static final long ST_NOEXEC = 8;
  public static final long ST_NOATIME = 1024;
  public static final long ST_NODIRATIME = 2048;
  public static final long ST_RELATIME = 4096;

  private static final int AT_EACCESS = 0x200;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int FS_IOC_GETFLAGS = 0x80086601;
  private static final int FS_IOC_SETFLAGS = 0x40086602;
  private static final int STATFS_SIZE = 120;

  /** The two words of statfs(2) that matter here: the type's magic number and the ST_ flags. */
  public record FileSystem(long magic, long flags) {}

  private Inodes() {}

  /** int fchmod(int fd, mode_t mode): not of an O_PATH (EBADF). */
  public static void chmod(Fd file, int mode) {
    Result.check(Sys.call(SyscallNumbers.SYS_FCHMOD, file.number(), mode), "chmod", null);
  }

  /** int fchmodat(int dirfd, const char *name, mode_t mode): follows a symlink. */
  public static void chmodAt(Fd directory, String name, int mode) {
    try (Scratch scratch = Scratch.enter()) {
      long path = scratch.cString(name);
      Result.check(
          Sys.call(SyscallNumbers.SYS_FCHMODAT, directory.number(), path, mode), "chmod", name);
    }
  }

  /** int fchownat(int fd, "", uid, gid, AT_EMPTY_PATH): -1 leaves one as it is. */
  public static void chown(Fd file, int uid, int gid) {
    Result.check(tryChown(file, uid, gid), "chown", null);
  }

  /** As {@link #chown}: 0, or {@code -errno}; EINVAL for an id without a mapping. */
  public static int tryChown(Fd file, int uid, int gid) {
    return tryChownAt(file, "", uid, gid, AT_EMPTY_PATH);
  }

  /** int fchownat(int dirfd, const char *name, uid, gid, AT_SYMLINK_NOFOLLOW). */
  public static void chownAt(Fd directory, String name, int uid, int gid) {
    Result.check(tryChownAt(directory, name, uid, gid, AT_SYMLINK_NOFOLLOW), "lchown", name);
  }

  /** int lchown(const char *path, uid_t uid, gid_t gid). */
  public static void lchown(String path, int uid, int gid) {
    chownAt(Fd.CWD, path, uid, gid);
  }

  private static int tryChownAt(Fd directory, String name, int uid, int gid, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      long path = scratch.cString(name);
      return (int) Sys.call(SyscallNumbers.SYS_FCHOWNAT, directory.number(), path, uid, gid, flags);
    }
  }

  /** int fstatfs(int fd, struct statfs *buf): O_PATH will do. */
  public static FileSystem fileSystem(Fd file) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(STATFS_SIZE);
      Result.check(Sys.call(SyscallNumbers.SYS_FSTATFS, file.number(), buffer, 0), "statfs", null);
      return new FileSystem(Sys.getLong(buffer), Sys.getLong(buffer + 80));
    }
  }

  /** int statfs(const char *path, struct statfs *buf). */
  public static FileSystem fileSystem(String path) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(STATFS_SIZE);
      Result.check(
          Sys.call(SyscallNumbers.SYS_STATFS, scratch.cString(path), buffer), "statfs", path);
      return new FileSystem(Sys.getLong(buffer), Sys.getLong(buffer + 80));
    }
  }

  /** ioctl(FS_IOC_GETFLAGS): ENOTTY where the file system has none. */
  public static int flags(Fd file) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.allocate(8);
      long result =
          Sys.call(SyscallNumbers.SYS_IOCTL, file.number(), FS_IOC_GETFLAGS & 0xffffffffL, buffer);
      Result.check(result, "ioctl FS_IOC_GETFLAGS", null);
      return Sys.getInt(buffer);
    }
  }

  /** ioctl(FS_IOC_SETFLAGS): EPERM without CAP_LINUX_IMMUTABLE. */
  public static void setFlags(Fd file, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.allocate(8);
      Sys.putInt(buffer, flags);
      long result = Sys.call(SyscallNumbers.SYS_IOCTL, file.number(), FS_IOC_SETFLAGS, buffer);
      Result.check(result, "ioctl FS_IOC_SETFLAGS", null);
    }
  }

  /** int fsetxattr(int fd, const char *name, const void *value, size_t size, 0). */
  public static void setExtendedAttribute(Fd file, String name, byte[] value) {
    try (Scratch scratch = Scratch.enter()) {
      long key = scratch.cString(name);
      long data = scratch.bytesAndNul(value);
      long result =
          Sys.call(SyscallNumbers.SYS_FSETXATTR, file.number(), key, data, value.length, 0);
      Result.check(result, "setxattr", name);
    }
  }

  /**
   * int faccessat2(AT_FDCWD, path, mode, AT_EACCESS): with our effective ids; 0, or {@code -errno}.
   *
   * <p>Linux 5.8.
   */
  public static int tryAccess(String path, int mode) {
    return tryAccessAt(Fd.CWD, path, mode);
  }

  /** The same below a directory; of {@code directory} itself if the name is empty. */
  public static int tryAccessAt(Fd directory, String name, int mode) {
    try (Scratch scratch = Scratch.enter()) {
      long path = scratch.cString(name);
      int flags = AT_EACCESS | (name.isEmpty() ? AT_EMPTY_PATH : 0);
      return (int) Sys.call(SyscallNumbers.SYS_FACCESSAT2, directory.number(), path, mode, flags);
    }
  }
}
