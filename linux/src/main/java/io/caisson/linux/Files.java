package io.caisson.linux;

import static io.caisson.linux.Errno.EAGAIN;
import static io.caisson.linux.Errno.EINTR;
import static io.caisson.linux.Errno.EIO;
import static io.caisson.linux.SyscallNumbers.SYS_OPENAT;
import static io.caisson.linux.SyscallNumbers.SYS_OPENAT2;
import static io.caisson.linux.SyscallNumbers.SYS_READ;
import static io.caisson.linux.SyscallNumbers.SYS_SENDFILE;
import static io.caisson.linux.SyscallNumbers.SYS_WRITE;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Opening, reading and writing files. Names of directory entries are {@link Directories}' business,
 * what stat(2) tells {@link FileStatus}'.
 *
 * <p>Everything is opened close-on-exec and never becomes the controlling terminal (O_NOCTTY). The
 * {@code try} methods answer a number where failure is ordinary: {@code -errno} when negative.
 */
public final class Files {
  private Files() {}

  public static final int O_RDONLY = 0;
  public static final int O_WRONLY = 1;
  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0x40;
  public static final int O_EXCL = 0x80;
  public static final int O_NOCTTY = 0x100;
  public static final int O_TRUNC = 0x200;
  public static final int O_APPEND = 0x400;
  public static final int O_NONBLOCK = 0x800;
  public static final int O_DIRECTORY = Architecture.O_DIRECTORY;
  public static final int O_NOFOLLOW = Architecture.O_NOFOLLOW;
  public static final int O_CLOEXEC = 0x80000;
  public static final int O_SYNC = 0x101000;
  public static final int O_PATH = 0x200000;
  public static final int O_TMPFILE = 0x400000 | O_DIRECTORY;

  private static final int ALWAYS = O_CLOEXEC | O_NOCTTY;

  private static final int RESOLVE_NO_XDEV = 0x01;
  private static final int RESOLVE_NO_MAGICLINKS = 0x02;
  private static final int RESOLVE_NO_SYMLINKS = 0x04;
  private static final int RESOLVE_BENEATH = 0x08;
  private static final int RESOLVE_IN_ROOT = 0x10;

  /** struct open_how: flags, mode, resolve. */
  private static final int OPEN_HOW_SIZE = 24;

  private static final int BUFFER_SIZE = 16 * 1024;

  /** int open(const char *pathname, int flags). */
  public static Fd open(String path, int flags) {
    return openAt(Fd.CWD, path, flags, 0);
  }

  /**
   * int open(const char *pathname, int flags, mode_t mode): {@code mode} is subject to the umask.
   */
  public static Fd open(String path, int flags, int mode) {
    return openAt(Fd.CWD, path, flags, mode);
  }

  public static Fd openAt(Fd directory, String name, int flags) {
    return openAt(directory, name, flags, 0);
  }

  /** int openat(int dirfd, const char *pathname, int flags, mode_t mode). */
  public static Fd openAt(Fd directory, String name, int flags, int mode) {
    int result = tryOpenAt(directory, name, flags, mode);
    if (result < 0) throw LinuxException.of("open", name, result);
    return Fd.of(result);
  }

  /** The new descriptor, which the caller must own, or {@code -errno}. */
  public static int tryOpen(String path, int flags) {
    return tryOpenAt(Fd.CWD, path, flags, 0);
  }

  public static int tryOpen(String path, int flags, int mode) {
    return tryOpenAt(Fd.CWD, path, flags, mode);
  }

  public static int tryOpenAt(Fd directory, String name, int flags) {
    return tryOpenAt(directory, name, flags, 0);
  }

  public static int tryOpenAt(Fd directory, String name, int flags, int mode) {
    try (Scratch scratch = Scratch.enter()) {
      long path = scratch.cString(name);
      long result;
      do { // EINTR: a fifo or a slow device, and a signal while waiting for the other side
        result = Sys.call(SYS_OPENAT, directory.number(), path, flags | ALWAYS, mode);
      } while (result == -EINTR);
      return (int) result;
    }
  }

  /**
   * int openat2(int dirfd, const char *pathname, struct open_how *how, size_t size): {@code root}
   * acts as "/" for absolute paths, absolute symlinks and "..", and no magic link of /proc is
   * followed.
   *
   * @throws LinuxException ELOOP: the path crosses a magic link; EAGAIN: somebody kept renaming
   *     directories under our feet
   */
  public static Fd openInRoot(Fd root, String path, int flags) {
    return openInRoot(root, path, flags, 0);
  }

  public static Fd openInRoot(Fd root, String path, int flags, int mode) {
    int result = tryOpenInRoot(root, path, flags, mode);
    if (result < 0) throw LinuxException.of("open", path, result);
    return Fd.of(result);
  }

  public static int tryOpenInRoot(Fd root, String path, int flags) {
    return tryOpenInRoot(root, path, flags, 0);
  }

  public static int tryOpenInRoot(Fd root, String path, int flags, int mode) {
    return openResolved(root, path, flags, mode, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS);
  }

  /** A directory inside {@code root}, O_PATH, by a path without symlinks (ELOOP otherwise). */
  static int tryOpenRealInRoot(Fd root, String path) {
    int resolve = RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS;
    return openResolved(root, path, O_PATH | O_DIRECTORY, 0, resolve);
  }

  /**
   * openat2(2) that refuses every symlink, every "..", every mount point below {@code directory},
   * and an absolute path: for trees of the kernel's (cgroup, /proc) that nobody may have covered.
   *
   * @throws LinuxException EXDEV: the path leaves {@code directory} or its mount; ELOOP: it crosses
   *     a symlink
   */
  public static Fd openBeneath(Fd directory, String path, int flags) {
    int result = tryOpenBeneath(directory, path, flags);
    if (result < 0) throw LinuxException.of("open", path, result);
    return Fd.of(result);
  }

  public static int tryOpenBeneath(Fd directory, String path, int flags) {
    int resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV;
    return openResolved(directory, path, flags, 0, resolve);
  }

  private static int openResolved(Fd directory, String name, int flags, int mode, int resolve) {
    try (Scratch scratch = Scratch.enter()) {
      long path = scratch.cString(name);
      long how = scratch.allocate(OPEN_HOW_SIZE);
      // Unlike openat, openat2 refuses flags that mean nothing: with O_PATH, O_NOCTTY does.
      boolean onlyPath = (flags & O_PATH) != 0;
      Sys.putLong(how, flags | (onlyPath ? O_CLOEXEC : ALWAYS));
      Sys.putLong(how + 8, mode);
      Sys.putLong(how + 16, resolve);
      long result = -EAGAIN;
      // EAGAIN: a rename or mount raced a ".." of ours (man 2 openat2). The container may be the
      // one
      // renaming: give up some day.
      for (int i = 0; i < 128 && (result == -EAGAIN || result == -EINTR); i++) {
        result = Sys.call(SYS_OPENAT2, directory.number(), path, how, OPEN_HOW_SIZE);
      }
      return (int) result;
    }
  }

  /**
   * Opens what an O_PATH descriptor refers to, whatever its name is by now (through /proc/self/fd).
   */
  public static Fd reopen(Fd file, int flags) {
    return open(file.procPath(), flags);
  }

  /**
   * ssize_t read(int fd, void *buf, size_t count): the bytes read, 0 at the end.
   *
   * @throws LinuxException EAGAIN: a non-blocking descriptor has nothing yet (see {@link #tryRead})
   */
  public static int read(Fd file, byte[] target, int offset, int length) {
    int result = tryRead(file, target, offset, length);
    if (result < 0) throw LinuxException.of("read", null, result);
    return result;
  }

  public static int tryRead(Fd file, byte[] target, int offset, int length) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(length);
      long result = readRaw(file, buffer, length);
      if (result > 0) Sys.copyOut(buffer, target, offset, (int) result);
      return (int) result;
    }
  }

  public static byte[] readAll(String path) {
    try (Fd file = open(path, O_RDONLY)) {
      return readAll(file, path);
    }
  }

  /** From the current offset to the end. */
  public static byte[] readAll(Fd file) {
    return readAll(file, null);
  }

  /** Null if it cannot be opened, for whatever reason. Failing to read it still throws. */
  public static byte @Nullable [] tryReadAll(String path) {
    return tryReadAllAt(Fd.CWD, path);
  }

  public static byte @Nullable [] tryReadAllAt(Fd directory, String name) {
    int number = tryOpenAt(directory, name, O_RDONLY);
    if (number < 0) return null;
    try (Fd file = Fd.of(number)) {
      return readAll(file, name);
    }
  }

  public static String readText(String path) {
    return new String(readAll(path), StandardCharsets.UTF_8);
  }

  public static String readTextAt(Fd directory, String name) {
    try (Fd file = openAt(directory, name, O_RDONLY)) {
      return new String(readAll(file, name), StandardCharsets.UTF_8);
    }
  }

  private static byte[] readAll(Fd file, @Nullable String path) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(BUFFER_SIZE);
      byte[] contents = new byte[0];
      int length = 0;
      while (true) {
        long count = readRaw(file, buffer, BUFFER_SIZE);
        if (count < 0) throw LinuxException.of("read", path, count);
        if (count == 0)
          return length == contents.length ? contents : Arrays.copyOf(contents, length);
        int needed = length + (int) count;
        if (needed > contents.length) {
          // Files here are small: the first read is nearly always all, and then it fits exactly. A
          // big one doubles, as what is outgrown is never freed.
          contents = Arrays.copyOf(contents, Math.max(needed, 2 * length));
        }
        Sys.copyOut(buffer, contents, length, (int) count);
        length = needed;
      }
    }
  }

  private static long readRaw(Fd file, long buffer, long length) {
    long result;
    do {
      result = Sys.call(SYS_READ, file.number(), buffer, length);
    } while (result == -EINTR);
    return result;
  }

  /** ssize_t write(int fd, const void *buf, size_t count): the bytes written, or {@code -errno}. */
  public static int tryWrite(Fd file, byte[] source, int offset, int length) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(length);
      Sys.copyIn(source, offset, length, buffer);
      long result;
      do {
        result = Sys.call(SYS_WRITE, file.number(), buffer, length);
      } while (result == -EINTR);
      return (int) result;
    }
  }

  public static void writeAll(Fd file, String text) {
    writeAll(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes until all is written. */
  public static void writeAll(Fd file, byte[] bytes) {
    int written = 0;
    while (written < bytes.length) {
      int result = tryWrite(file, bytes, written, Math.min(bytes.length - written, 1 << 20));
      if (result < 0) throw LinuxException.of("write", null, result);
      written += result;
    }
  }

  /**
   * Writes {@code text} by one write(2) to an existing file: what files of /proc and cgroups want.
   */
  public static void writeFile(String path, String text) {
    writeFileAt(Fd.CWD, path, text);
  }

  /**
   * The same, of a file in {@code directory}. Does not create, does not truncate.
   *
   * @throws LinuxException of {@code open} or of {@code write}, with {@code name}
   */
  public static void writeFileAt(Fd directory, String name, String text) {
    try (Fd file = openAt(directory, name, O_WRONLY)) {
      int result = writeOnce(file, text);
      if (result < 0) throw LinuxException.of("write", name, result);
    }
  }

  /** 0, or {@code -errno} of open(2) or write(2). */
  public static int tryWriteFile(String path, String text) {
    return tryWriteFileAt(Fd.CWD, path, text);
  }

  public static int tryWriteFileAt(Fd directory, String name, String text) {
    int number = tryOpenAt(directory, name, O_WRONLY);
    if (number < 0) return number;
    try (Fd file = Fd.of(number)) {
      return writeOnce(file, text);
    }
  }

  private static int writeOnce(Fd file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int result = tryWrite(file, bytes, 0, bytes.length);
    if (result < 0) return result;
    return result == bytes.length ? 0 : -EIO; // the rest would be taken for another value
  }

  /**
   * Puts a whole file in the place of {@code name}: readers see the old one or the new one, nothing
   * in between. The temporary name is {@code .name.tmp}, left by nobody but a killed writer.
   */
  public static void replaceFile(Fd directory, String name, byte[] contents, int mode) {
    String temporary = "." + name + ".tmp";
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
    int number = tryOpenAt(directory, temporary, flags, mode);
    if (number == -Errno.EEXIST) { // of a writer that was killed
      Directories.unlinkAt(directory, temporary);
      number = tryOpenAt(directory, temporary, flags, mode);
    }
    if (number < 0) throw LinuxException.of("open", temporary, number);
    boolean replaced = false;
    try {
      try (Fd file = Fd.of(number)) {
        writeAll(file, contents);
      }
      Directories.renameAt(directory, temporary, directory, name);
      replaced = true;
    } finally {
      if (!replaced) Directories.tryUnlinkAt(directory, temporary);
    }
  }

  /** Copies from the current offset of {@code source} to its end (sendfile(2)). */
  public static long copy(Fd source, Fd target) {
    long total = 0;
    while (true) {
      long count = Sys.call(SYS_SENDFILE, target.number(), source.number(), 0, 0x7ffff000);
      if (count == -EINTR) continue;
      if (count < 0) throw LinuxException.of("sendfile", null, count);
      if (count == 0) return total;
      total += count;
    }
  }
}
