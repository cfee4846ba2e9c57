package io.caisson.namespaces;

import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;

/** {@code tmpcopyup}: fills a new tmpfs with what it is going to cover. */
final class TreeCopy {
  private TreeCopy() {}

  /** Copies the entries of directory {@code from}, with modes and owners, into {@code to}. */
  static void copy(Fd from, Fd to) {
    try (Fd readable = Files.openBeneath(from, ".", Files.O_RDONLY | Files.O_DIRECTORY)) {
      for (String name : Directories.list(readable)) {
        copyEntry(readable, to, name, FileStatus.ofEntry(readable, name));
      }
    }
  }

  private static void copyEntry(Fd from, Fd to, String name, FileStatus status) {
    if (status.isDirectory()) {
      Directories.mkdirAt(to, name, 0700);
      int flags = Files.O_RDONLY | Files.O_DIRECTORY | Files.O_NOFOLLOW;
      try (Fd source = Files.openAt(from, name, flags);
          Fd target = Files.openAt(to, name, flags)) {
        copy(source, target);
      }
    } else if (status.isSymlink()) {
      Directories.symlinkAt(Directories.readlinkAt(from, name), to, name);
    } else if (status.isRegular()) {
      try (Fd source = Files.openAt(from, name, Files.O_RDONLY | Files.O_NOFOLLOW);
          Fd target = Files.openAt(to, name, Files.O_WRONLY | Files.O_CREAT | Files.O_EXCL, 0600)) {
        Files.copy(source, target);
      }
    } else {
      Directories.mknodAt(to, name, status.mode(), status.rdevMajor(), status.rdevMinor());
    }
    Inodes.chownAt(to, name, status.uid(), status.gid());
    if (!status.isSymlink()) Inodes.chmodAt(to, name, status.permissions());
  }
}
