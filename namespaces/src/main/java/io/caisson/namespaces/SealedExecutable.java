package io.caisson.namespaces;

import io.caisson.linux.Environment;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;
import io.caisson.linux.LinuxException;
import io.caisson.linux.MemoryFiles;
import io.caisson.linux.Mounts;
import io.caisson.linux.Processes;
import io.caisson.spec.CapabilitySets;
import io.caisson.spec.NamespaceType;
import io.caisson.spec.Process;
import io.caisson.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the host's executable out of a container's reach (CVE-2019-5736): what runs inside is found
 * there as {@code /proc/PID/exe}, and opened for writing once it has ended. So it enters only as a
 * file that nobody can write, whoever he is.
 */
final class SealedExecutable {
  private static final String SELF = "/proc/self/exe";
  private static final long ST_RDONLY = 1;

  private SealedExecutable() {}

  /**
   * Returns if this process runs a file that is sealed: by fs-verity, by a read-only mount, as a
   * sealed memfd, or by the immutable flag, if the container gets no capability to clear it. Else
   * executes itself anew through a detached read-only copy of its mount, and as a sealed memfd
   * where there is none to be had.
   *
   * @param directory where the command was called: relative paths start there
   */
  static void ensure(Spec spec, Fd directory) {
    try (Fd self = Files.open(SELF, Files.O_RDONLY)) {
      if (isSealed(self, spec)) return;
      List<String> arguments = arguments();
      Processes.fchdir(directory);
      try (Fd copy = sealedCopy(self)) {
        throw Processes.execveat(copy, SELF, arguments, Environment.all());
      }
    }
  }

  private static boolean isSealed(Fd self, Spec spec) {
    if ((Inodes.fileSystem(self).flags() & ST_RDONLY) != 0) return true;
    FileStatus status = FileStatus.of(self);
    if (status.hasVerity()) return true;
    if (status.isImmutable() && !mayClearFlags(spec)) return true;
    return isSealedMemory(self);
  }

  private static boolean isSealedMemory(Fd self) {
    try {
      int needed = MemoryFiles.F_SEAL_ALL;
      return (MemoryFiles.seals(self) & needed) == needed;
    } catch (LinuxException e) {
      if (e.is(Errno.EINVAL)) return false; // a file on a disk
      throw e;
    }
  }

  // The flag is cleared with CAP_LINUX_IMMUTABLE of the host's user namespace.
  private static boolean mayClearFlags(Spec spec) {
    if (spec.linux().namespace(NamespaceType.USER) != null) return false;
    Process process = spec.process();
    CapabilitySets sets = process == null ? null : process.capabilities();
    return sets != null && sets.bounding().contains("CAP_LINUX_IMMUTABLE");
  }

  private static Fd sealedCopy(Fd self) {
    Fd tree;
    try {
      tree = Mounts.openTree(self, "", Mounts.OPEN_TREE_CLONE);
    } catch (LinuxException e) {
      // EPERM: no rights over this mount namespace. EINVAL: it lies on a mount of no namespace, or
      // on
      // one that may not be copied. ENOSYS: Linux before 5.2.
      if (e.is(Errno.EPERM) || e.is(Errno.EINVAL) || e.is(Errno.ENOSYS)) return inMemory(self);
      throw e;
    }
    Mounts.setAttributes(tree, false, Mounts.MOUNT_ATTR_RDONLY, 0);
    return tree;
  }

  private static Fd inMemory(Fd self) {
    Fd memory = MemoryFiles.create("caisson");
    Files.copy(self, memory);
    MemoryFiles.seal(memory, MemoryFiles.F_SEAL_ALL);
    return memory;
  }

  private static List<String> arguments() {
    byte[] line = Files.readAll("/proc/self/cmdline");
    List<String> arguments = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < line.length; i++) {
      if (line[i] != 0) continue;
      arguments.add(new String(line, start, i - start, StandardCharsets.UTF_8));
      start = i + 1;
    }
    return arguments;
  }
}
