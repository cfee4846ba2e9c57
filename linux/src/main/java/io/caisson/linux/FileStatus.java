package io.caisson.linux;

import static io.caisson.linux.SyscallNumbers.SYS_STATX;

import org.jspecify.annotations.Nullable;

/**
 * What statx(2) tells about a file. {@code mode} has the type and the permissions; {@code mountId}
 * is the one of mountinfo; {@code attributes} are STATX_ATTR bits, those the file system does not
 * know read as unset; the time of last modification is in seconds and nanoseconds.
 */
public record FileStatus(
    int mode,
    int uid,
    int gid,
    long size,
    int links,
    long inode,
    int deviceMajor,
    int deviceMinor,
    int rdevMajor,
    int rdevMinor,
    long mountId,
    long attributes,
    long modifiedSeconds,
    int modifiedNanos) {
  public static final int S_IFMT = 0170000;
  public static final int S_IFSOCK = 0140000;
  public static final int S_IFLNK = 0120000;
  public static final int S_IFREG = 0100000;
  public static final int S_IFBLK = 0060000;
  public static final int S_IFDIR = 0040000;
  public static final int S_IFCHR = 0020000;
  public static final int S_IFIFO = 0010000;

  private static final long STATX_ATTR_IMMUTABLE = 0x10;
  private static final long STATX_ATTR_MOUNT_ROOT = 0x2000;
  private static final long STATX_ATTR_VERITY = 0x100000;

  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int STATX_BASIC_STATS = 0x7ff;
  private static final int STATX_MNT_ID = 0x1000;
  private static final int STATX_SIZE = 256;

  /** stat(2): follows a final symlink. */
  public static FileStatus of(String path) {
    return of(Fd.CWD, path, 0);
  }

  /** lstat(2): the symlink itself. */
  public static FileStatus ofLink(String path) {
    return of(Fd.CWD, path, AT_SYMLINK_NOFOLLOW);
  }

  /** fstat(2), also of an O_PATH descriptor. */
  public static FileStatus of(Fd file) {
    return of(file, "", AT_EMPTY_PATH);
  }

  /** fstatat(2) without following a final symlink. */
  public static FileStatus ofEntry(Fd directory, String name) {
    return of(directory, name, AT_SYMLINK_NOFOLLOW);
  }

  /** Null if there is nothing of that name, or the way there is barred. */
  public static @Nullable FileStatus tryOf(String path) {
    return tryOf(Fd.CWD, path, 0);
  }

  public static @Nullable FileStatus tryOfLink(String path) {
    return tryOfEntry(Fd.CWD, path);
  }

  public static @Nullable FileStatus tryOfEntry(Fd directory, String name) {
    return tryOf(directory, name, AT_SYMLINK_NOFOLLOW);
  }

  public int type() {
    return mode & S_IFMT;
  }

  /** The lower twelve bits: rwx three times, set-user-id, set-group-id, sticky. */
  public int permissions() {
    return mode & 07777;
  }

  public boolean isDirectory() {
    return type() == S_IFDIR;
  }

  public boolean isRegular() {
    return type() == S_IFREG;
  }

  public boolean isSymlink() {
    return type() == S_IFLNK;
  }

  public boolean isCharacterDevice() {
    return type() == S_IFCHR;
  }

  /** A character device of these numbers: (1, 3) is /dev/null. */
  public boolean isCharacterDevice(int major, int minor) {
    return isCharacterDevice() && rdevMajor == major && rdevMinor == minor;
  }

  public boolean isImmutable() {
    return (attributes & STATX_ATTR_IMMUTABLE) != 0;
  }

  public boolean hasVerity() {
    return (attributes & STATX_ATTR_VERITY) != 0;
  }

  /** Whether something is mounted exactly here. */
  public boolean isMountRoot() {
    return (attributes & STATX_ATTR_MOUNT_ROOT) != 0;
  }

  public boolean sameFile(FileStatus other) {
    return inode == other.inode
        && deviceMajor == other.deviceMajor
        && deviceMinor == other.deviceMinor;
  }

  private static FileStatus of(Fd directory, String name, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      long x = scratch.allocate(STATX_SIZE);
      Result.check(statx(scratch, directory, name, flags, x), "stat", name.isEmpty() ? null : name);
      return parse(x);
    }
  }

  private static @Nullable FileStatus tryOf(Fd directory, String name, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      long x = scratch.allocate(STATX_SIZE);
      return statx(scratch, directory, name, flags, x) < 0 ? null : parse(x);
    }
  }

  /**
   * int statx(int dirfd, const char *pathname, int flags, unsigned mask, struct statx *statxbuf).
   */
  private static long statx(Scratch scratch, Fd directory, String name, int flags, long x) {
    long path = scratch.cString(name);
    int mask = STATX_BASIC_STATS | STATX_MNT_ID;
    return Sys.call(SYS_STATX, directory.number(), path, flags, mask, x);
  }

  private static FileStatus parse(long x) {
    return new FileStatus(
        Sys.getShort(x + 28),
        Sys.getInt(x + 20),
        Sys.getInt(x + 24),
        Sys.getLong(x + 40),
        Sys.getInt(x + 16),
        Sys.getLong(x + 32),
        Sys.getInt(x + 136),
        Sys.getInt(x + 140),
        Sys.getInt(x + 128),
        Sys.getInt(x + 132),
        Sys.getLong(x + 144),
        Sys.getLong(x + 8),
        Sys.getLong(x + 112),
        Sys.getInt(x + 120));
  }
}
