package io.caisson.linux;

import static io.caisson.linux.Errno.EEXIST;
import static io.caisson.linux.Errno.EISDIR;
import static io.caisson.linux.Errno.ENOENT;
import static io.caisson.linux.Errno.ENOTDIR;
import static io.caisson.linux.Files.O_DIRECTORY;
import static io.caisson.linux.Files.O_NOFOLLOW;
import static io.caisson.linux.Files.O_RDONLY;
import static io.caisson.linux.SyscallNumbers.SYS_GETDENTS64;
import static io.caisson.linux.SyscallNumbers.SYS_LINKAT;
import static io.caisson.linux.SyscallNumbers.SYS_MKDIRAT;
import static io.caisson.linux.SyscallNumbers.SYS_MKNODAT;
import static io.caisson.linux.SyscallNumbers.SYS_READLINKAT;
import static io.caisson.linux.SyscallNumbers.SYS_RENAMEAT2;
import static io.caisson.linux.SyscallNumbers.SYS_SYMLINKAT;
import static io.caisson.linux.SyscallNumbers.SYS_UNLINKAT;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entries of directories: making, naming, listing and removing them. */
public final class Directories {
  private Directories() {}

  private static final int AT_REMOVEDIR = 0x200;
  private static final int AT_SYMLINK_FOLLOW = 0x400;
  private static final int PATH_MAX = 4096;
  private static final int LIST_BUFFER = 32 * 1024;

  /** struct linux_dirent64: d_ino, d_off, d_reclen at 16, d_type at 18, d_name at 19. */
  private static final int DIRENT_LENGTH = 16;

  private static final int DIRENT_NAME = 19;

  /** int mkdir(const char *pathname, mode_t mode): {@code mode} is subject to the umask. */
  public static void mkdir(String path, int mode) {
    mkdirAt(Fd.CWD, path, mode);
  }

  public static void mkdirAt(Fd directory, String name, int mode) {
    check("mkdir", name, tryMkdirAt(directory, name, mode));
  }

  /** 0 or {@code -errno}. */
  public static int tryMkdir(String path, int mode) {
    return tryMkdirAt(Fd.CWD, path, mode);
  }

  public static int tryMkdirAt(Fd directory, String name, int mode) {
    try (Scratch scratch = Scratch.enter()) {
      return (int) Sys.call(SYS_MKDIRAT, directory.number(), scratch.cString(name), mode);
    }
  }

  /**
   * mkdir -p: makes {@code path} and what is missing above it. Follows symlinks: not inside a
   * container.
   */
  public static void mkdirs(String path, int mode) {
    int result = tryMkdir(path, mode);
    if (result == -ENOENT) {
      int slash = path.lastIndexOf('/', lastNonSlash(path));
      if (slash > 0) {
        mkdirs(path.substring(0, slash), mode);
        result = tryMkdir(path, mode);
      }
    }
    if (result == -EEXIST && FileStatus.of(path).isDirectory()) return;
    check("mkdir", path, result);
  }

  private static int lastNonSlash(String path) {
    int last = path.length() - 1;
    while (last > 0 && path.charAt(last) == '/') last--;
    return last;
  }

  /**
   * mkdir -p inside {@code root}, which the container may be changing: nothing outside is touched
   * (CVE-2024-45310). Symlinks lead inside the root; where one dangles, its target is made. The
   * directory is opened with O_PATH.
   *
   * @throws LinuxException {@code mkdir}: ENOTDIR: a component is a file; ELOOP: more than 40
   *     symlinks, or somebody swaps one in
   */
  public static Fd mkdirInRoot(Fd root, String path, int mode) {
    return InsideRoot.directory(root, path, mode);
  }

  /**
   * As {@link #mkdirInRoot}, for a place to mount a file on: what is at {@code path}, with O_PATH,
   * or a new empty file of this mode, in directories of mode 0755.
   */
  public static Fd createFileInRoot(Fd root, String path, int mode) {
    return InsideRoot.file(root, path, mode);
  }

  /**
   * int mknod(const char *pathname, mode_t mode, dev_t dev): {@code mode} with the type (S_IFCHR
   * …).
   */
  public static void mknodAt(Fd directory, String name, int mode, int major, int minor) {
    check("mknod", name, tryMknodAt(directory, name, mode, major, minor));
  }

  public static int tryMknodAt(Fd directory, String name, int mode, int major, int minor) {
    // The system call takes the kernel's new_encode_dev(): 12 bits of major, 20 of minor.
    int device = (minor & 0xff) | ((major & 0xfff) << 8) | ((minor & 0xfff00) << 12);
    try (Scratch scratch = Scratch.enter()) {
      return (int) Sys.call(SYS_MKNODAT, directory.number(), scratch.cString(name), mode, device);
    }
  }

  /** int mkfifo(const char *pathname, mode_t mode): {@code mode} is subject to the umask. */
  public static void mkfifoAt(Fd directory, String name, int mode) {
    check("mkfifo", name, tryMknodAt(directory, name, FileStatus.S_IFIFO | mode, 0, 0));
  }

  /** int symlink(const char *target, const char *linkpath). */
  public static void symlinkAt(String target, Fd directory, String name) {
    check("symlink", name, trySymlinkAt(target, directory, name));
  }

  public static int trySymlinkAt(String target, Fd directory, String name) {
    try (Scratch scratch = Scratch.enter()) {
      long link = scratch.cString(name);
      return (int) Sys.call(SYS_SYMLINKAT, scratch.cString(target), directory.number(), link);
    }
  }

  /** int link(const char *oldpath, const char *newpath): does not follow a symlink. */
  public static void linkAt(Fd oldDirectory, String oldName, Fd newDirectory, String newName) {
    check("link", newName, link(oldDirectory, oldName, newDirectory, newName, 0));
  }

  /** Gives an O_TMPFILE its name, through /proc/self/fd. */
  public static void linkFile(Fd file, Fd newDirectory, String newName) {
    int result = link(Fd.CWD, file.procPath(), newDirectory, newName, AT_SYMLINK_FOLLOW);
    check("link", newName, result);
  }

  private static int link(Fd fromDirectory, String from, Fd toDirectory, String to, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      long source = scratch.cString(from);
      long target = scratch.cString(to);
      int directory = toDirectory.number();
      return (int) Sys.call(SYS_LINKAT, fromDirectory.number(), source, directory, target, flags);
    }
  }

  /** int unlink(const char *pathname). */
  public static void unlink(String path) {
    unlinkAt(Fd.CWD, path);
  }

  public static void unlinkAt(Fd directory, String name) {
    check("unlink", name, tryUnlinkAt(directory, name));
  }

  public static int tryUnlink(String path) {
    return tryUnlinkAt(Fd.CWD, path);
  }

  public static int tryUnlinkAt(Fd directory, String name) {
    return unlink(directory, name, 0);
  }

  /** int rmdir(const char *pathname). */
  public static void rmdir(String path) {
    rmdirAt(Fd.CWD, path);
  }

  public static void rmdirAt(Fd directory, String name) {
    check("rmdir", name, tryRmdirAt(directory, name));
  }

  public static int tryRmdir(String path) {
    return tryRmdirAt(Fd.CWD, path);
  }

  public static int tryRmdirAt(Fd directory, String name) {
    return unlink(directory, name, AT_REMOVEDIR);
  }

  private static int unlink(Fd directory, String name, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      return (int) Sys.call(SYS_UNLINKAT, directory.number(), scratch.cString(name), flags);
    }
  }

  /** int rename(const char *oldpath, const char *newpath): replaces {@code to}. */
  public static void rename(String from, String to) {
    renameAt(Fd.CWD, from, Fd.CWD, to);
  }

  public static void renameAt(Fd fromDirectory, String from, Fd toDirectory, String to) {
    check("rename", from, tryRenameAt(fromDirectory, from, toDirectory, to, 0));
  }

  /** {@code flags} of renameat2(2): RENAME_NOREPLACE 1, RENAME_EXCHANGE 2. 0 or {@code -errno}. */
  public static int tryRenameAt(
      Fd fromDirectory, String from, Fd toDirectory, String to, int flags) {
    try (Scratch scratch = Scratch.enter()) {
      long source = scratch.cString(from);
      long target = scratch.cString(to);
      int directory = toDirectory.number();
      return (int)
          Sys.call(SYS_RENAMEAT2, fromDirectory.number(), source, directory, target, flags);
    }
  }

  /** ssize_t readlink(const char *pathname, char *buf, size_t bufsiz). */
  public static String readlink(String path) {
    return readlinkAt(Fd.CWD, path);
  }

  public static String readlinkAt(Fd directory, String name) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(PATH_MAX);
      long length = readlink(scratch, directory, name, buffer);
      if (length < 0) throw LinuxException.of("readlink", name, length);
      return CString.decode(Sys.bytes(buffer, (int) length));
    }
  }

  /** Null if it is no symlink, or not there, or not ours to see. */
  public static @Nullable String tryReadlinkAt(Fd directory, String name) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(PATH_MAX);
      long length = readlink(scratch, directory, name, buffer);
      return length < 0 ? null : CString.decode(Sys.bytes(buffer, (int) length));
    }
  }

  private static long readlink(Scratch scratch, Fd directory, String name, long buffer) {
    long path = scratch.cString(name);
    return Sys.call(SYS_READLINKAT, directory.number(), path, buffer, PATH_MAX);
  }

  /** The names in a directory but "." and "..", in the file system's order. */
  public static List<String> list(String path) {
    try (Fd directory = Files.open(path, O_RDONLY | O_DIRECTORY)) {
      return list(directory);
    }
  }

  /** The same, of one opened for reading, from its current offset on (a second time: nothing). */
  public static List<String> list(Fd directory) {
    List<String> names = new ArrayList<>();
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(LIST_BUFFER);
      while (true) {
        long count = Sys.call(SYS_GETDENTS64, directory.number(), buffer, LIST_BUFFER);
        if (count == -ENOENT) return names; // the directory itself has been removed
        if (count < 0) throw LinuxException.of("getdents64", null, count);
        if (count == 0) return names;
        long entry = buffer;
        while (entry < buffer + count) {
          String name = CString.at(entry + DIRENT_NAME);
          if (!name.equals(".") && !name.equals("..")) names.add(name);
          entry += Sys.getShort(entry + DIRENT_LENGTH);
        }
      }
    }
  }

  /**
   * rm -rf: removes {@code name} with all below it; fine if it is not there. Never follows a
   * symlink.
   *
   * @throws LinuxException EBUSY: something is mounted on a part of it
   */
  public static void removeTree(Fd parent, String name) {
    int result = tryUnlinkAt(parent, name);
    if (result == 0 || result == -ENOENT) return;
    // EPERM is what POSIX says of unlink on a directory, EISDIR what Linux says.
    if (result != -EISDIR && result != -Errno.EPERM)
      throw LinuxException.of("unlink", name, result);
    int number = Files.tryOpenAt(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
    if (number == -ENOENT) return;
    if (number == -ENOTDIR) throw LinuxException.of("unlink", name, result);
    if (number < 0) throw LinuxException.of("open", name, number);
    try (Fd directory = Fd.of(number)) {
      for (String entry : list(directory)) removeTree(directory, entry);
    }
    result = tryRmdirAt(parent, name);
    if (result < 0 && result != -ENOENT) throw LinuxException.of("rmdir", name, result);
  }

  private static void check(String call, String path, int result) {
    if (result < 0) throw LinuxException.of(call, path, result);
  }
}
