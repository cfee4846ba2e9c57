package io.caisson.container;

import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;

/** The file that tells an engine init's pid: it appears whole, or not at all. */
final class PidFile {
  private PidFile() {}

  /** Decimal, without a newline, first under {@code .name}. */
  static void write(String path, int pid) {
    int slash = path.lastIndexOf('/');
    String temporary = path.substring(0, slash + 1) + "." + path.substring(slash + 1);
    try (Fd file = Files.open(temporary, Files.O_WRONLY | Files.O_CREAT | Files.O_EXCL, 0666)) {
      Files.writeAll(file, Integer.toString(pid));
    }
    try {
      Directories.rename(temporary, path);
    } catch (LinuxException e) {
      Directories.tryUnlink(temporary);
      throw e;
    }
  }
}
