package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Errno;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Processes;

/** The program's working directory. */
final class Workplace {
  private Workplace() {}

  /** Makes it (0755) where the image lacks it, as every runtime does. */
  static void make(RootFileSystem root, String directory) {
    root.directory(directory).close();
  }

  /**
   * Goes there and becomes the user. Root may be allowed to enter what the user may not, and the
   * other way round (a FUSE or NFS mount of the user's): whoever can, does.
   */
  static void enterAs(UserIdentity user, String directory) {
    boolean entered = false;
    try {
      Processes.chdir(directory);
      entered = true;
    } catch (LinuxException e) {
      if (!e.is(Errno.EACCES)) throw e;
    }
    user.assume();
    if (!entered) Processes.chdir(directory);
    // A working directory outside of our root has no path inside: a leaked descriptor of the host
    // was named (CVE-2024-21626).
    if (!Processes.getcwd().startsWith("/")) {
      throw Failure.of(
          "current working directory is outside of container mount namespace root -- possible"
              + " container breakout detected");
    }
  }
}
