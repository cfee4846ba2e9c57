package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Mounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code maskedPaths} and {@code readonlyPaths}. What the image lacks is passed over.
 *
 * <p>One read-only tmpfs serves all masked directories, and one {@code /dev/null} all files; both
 * are held by descriptor and the latter is looked at, so that a {@code /dev/null} which the image
 * has replaced by a link cannot turn a mask into a window (CVE-2025-31133).
 */
final class HiddenPaths implements AutoCloseable {
  private static final long CLONE = Mounts.OPEN_TREE_CLONE;

  private final RootFileSystem root;
  private @Nullable Fd nullDevice;
  private @Nullable Fd emptyDirectory;

  HiddenPaths(RootFileSystem root) {
    this.root = root;
  }

  void mask(List<String> paths) {
    for (String path : paths) {
      int found = root.tryFind(path);
      if (absent(found, path)) continue;
      try (Fd target = Fd.of(found)) {
        if (FileStatus.of(target).isDirectory()) maskDirectory(target);
        else maskFile(target);
      }
    }
  }

  private void maskFile(Fd target) {
    Fd source = nullDevice;
    if (source == null) {
      nullDevice = source = root.find("/dev/null");
      if (!FileStatus.of(source).isCharacterDevice(1, 3)) {
        throw Failure.of("/dev/null in the container is not the null device");
      }
    }
    try (Fd tree = Mounts.openTree(source, "", CLONE)) {
      Mounts.moveMount(tree, target);
    }
  }

  private void maskDirectory(Fd target) {
    Fd source = emptyDirectory;
    if (source != null) {
      try (Fd tree = Mounts.openTree(source, "", CLONE)) {
        Mounts.moveMount(tree, target);
      }
      return;
    }
    try (Fd context = Mounts.fsopen("tmpfs")) {
      Mounts.fsconfigString(context, "nr_blocks", "1");
      Mounts.fsconfigString(context, "nr_inodes", "1");
      Mounts.fsconfigCreate(context);
      Fd tree = Mounts.fsmount(context, Mounts.MOUNT_ATTR_RDONLY);
      // Attached, it can be the source of the next: the kernel clones no mount of no namespace.
      Mounts.moveMount(tree, target);
      emptyDirectory = tree;
    }
  }

  void makeReadOnly(List<String> paths) {
    for (String path : paths) {
      int found = root.tryFind(path);
      if (absent(found, path)) continue;
      try (Fd target = Fd.of(found);
          Fd tree = Mounts.openTree(target, "", CLONE | Mounts.AT_RECURSIVE)) {
        Mounts.setAttributes(tree, false, Mounts.MOUNT_ATTR_RDONLY, 0);
        Mounts.moveMount(tree, target);
      }
    }
  }

  private static boolean absent(int found, String path) {
    if (found >= 0) return false;
    if (found == -Errno.ENOENT || found == -Errno.ENOTDIR) return true;
    throw new LinuxException("open", path, -found);
  }

  @Override
  public void close() {
    if (nullDevice != null) nullDevice.close();
    if (emptyDirectory != null) emptyDirectory.close();
  }
}
