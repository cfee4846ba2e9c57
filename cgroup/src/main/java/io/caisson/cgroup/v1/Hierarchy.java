package io.caisson.cgroup.v1;

import static io.caisson.linux.Errno.EACCES;
import static io.caisson.linux.Errno.EBUSY;
import static io.caisson.linux.Errno.EEXIST;
import static io.caisson.linux.Errno.EINVAL;
import static io.caisson.linux.Errno.ENOENT;
import static io.caisson.linux.Errno.EPERM;
import static io.caisson.linux.Errno.EROFS;

import io.caisson.linux.Clock;
import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The container's directory in one hierarchy. Its files are reached through a descriptor of the
 * directory that is opened when the first of them is needed: most hierarchies only see it made,
 * joined and removed.
 */
final class Hierarchy implements AutoCloseable {
  private static final String PROCESSES = "cgroup.procs";
  private static final int MODE = 0755;
  private static final int LARGEST_VALUE = 4096; // a page; statistics may be longer

  /** Kernel names, {@code name=systemd}, or empty for the v2 hierarchy of a hybrid machine. */
  final List<String> controllers;

  final String mountPoint;
  final String path;
  private @Nullable Fd directory;
  private boolean made;

  Hierarchy(List<String> controllers, String mountPoint, String path) {
    this.controllers = controllers;
    this.mountPoint = mountPoint;
    this.path = path;
  }

  boolean has(String controller) {
    return controllers.contains(controller);
  }

  /** As nearly everywhere. */
  boolean isMemoryAlone() {
    return controllers.size() == 1 && has(Controller.MEMORY);
  }

  /** What came of {@link #make}. */
  enum Made {
    NEW,
    EXISTED,
    /** The directory is not there, and may not be made by us. */
    REFUSED,
  }

  /** int mkdirat: the directory, and its parents where they are missing. */
  Made make() {
    Made outcome = tryMake();
    made = outcome != Made.REFUSED;
    return outcome;
  }

  private Made tryMake() {
    int result = Directories.tryMkdir(path, MODE);
    if (result == -ENOENT && !path.equals(mountPoint)) {
      try {
        Directories.mkdirs(CgroupPath.parent(path), MODE);
      } catch (LinuxException failed) {
        if (isRefusal(failed.errno())) return Made.REFUSED;
        throw failed;
      }
      result = Directories.tryMkdir(path, MODE);
    }
    if (result == 0) return Made.NEW;
    if (result == -EEXIST) return Made.EXISTED;
    // A read-only file system says EROFS for what exists too: whether it may be joined shows then.
    if (isRefusal(-result)) return exists() ? Made.EXISTED : Made.REFUSED;
    throw new LinuxException("mkdir", path, -result);
  }

  /** The errnos of who is not allowed, a user without delegation or a container's root. */
  static boolean isRefusal(int errno) {
    return errno == EPERM || errno == EACCES || errno == EROFS;
  }

  boolean exists() {
    return FileStatus.tryOf(path) != null;
  }

  /**
   * Moves a process here; 0, or {@code -errno} of a refusal: the directory is another user's, or
   * the state file tells of one that was refused when the container was made.
   */
  int join(int pid) {
    String file = path + "/" + PROCESSES;
    int result = Files.tryWriteFile(file, Integer.toString(pid));
    for (int i = 0; i < 5 && result == -EINVAL; i++) { // it is not on a run queue yet: TASK_NEW
      Clock.sleepMillis(30);
      result = Files.tryWriteFile(file, Integer.toString(pid));
    }
    if (result == 0 || isRefusal(-result) || (result == -ENOENT && !made)) return result;
    throw Explanation.of("write", this, PROCESSES, -result);
  }

  Fd directory() {
    if (directory == null) {
      directory = Files.open(path, Files.O_PATH | Files.O_DIRECTORY);
    }
    return directory;
  }

  /** The value of a file, without the line's end; null if the file or the cgroup is gone. */
  @Nullable String tryRead(String file) {
    return read(path + "/" + file);
  }

  /** Of any cgroup's file that holds one short value: one read(2), without asking for more. */
  static @Nullable String read(String file) {
    int number = Files.tryOpen(file, Files.O_RDONLY);
    if (number < 0) return null;
    try (Fd open = Fd.of(number)) {
      byte[] buffer = new byte[LARGEST_VALUE];
      int length = Files.tryRead(open, buffer, 0, buffer.length);
      if (length < 0) return null; // ENODEV: removed between the two calls
      while (length > 0 && buffer[length - 1] == '\n') length--;
      return new String(buffer, 0, length, StandardCharsets.US_ASCII);
    }
  }

  void write(String file, String value) {
    int result = Files.tryWriteFile(path + "/" + file, value);
    if (result < 0) throw Explanation.of("write", this, file, -result);
  }

  /** The processes here and below. Pid 0, one that we have no number for, is left out. */
  void addPidsTo(List<Integer> pids) {
    addPids(path, pids);
  }

  private static void addPids(String path, List<Integer> pids) {
    byte[] text = Files.tryReadAll(path + "/" + PROCESSES);
    if (text == null) return; // removed meanwhile: then it was empty
    int pid = 0;
    for (byte letter : text) {
      if (letter != '\n') {
        pid = pid * 10 + (letter - '0');
        continue;
      }
      // 0 is a process of a pid namespace that is not below ours; kill(2) takes it for our group.
      if (pid != 0) pids.add(pid);
      pid = 0;
    }
    for (String child : children(path)) addPids(path + "/" + child, pids);
  }

  /** The cgroups right below, found without a look at the files if the link count says none. */
  private static List<String> children(String path) {
    FileStatus status = FileStatus.tryOf(path);
    if (status == null || status.links() <= 2) return List.of(); // kernfs: . and .., and one each
    List<String> children = new ArrayList<>();
    for (String name : Directories.list(path)) {
      FileStatus child = FileStatus.tryOf(path + "/" + name);
      if (child != null && child.isDirectory()) children.add(name);
    }
    return children;
  }

  /**
   * Removes the directory and those below it; 0, or {@code -errno}. EBUSY after about a second in
   * which a process did not go: dead ones count until their parent, or the kernel, has let them go.
   */
  int remove() {
    return remove(path);
  }

  private static int remove(String path) {
    int result = Directories.tryRmdir(path);
    if (result == 0 || result == -ENOENT) return 0;
    FileStatus status = FileStatus.tryOf(path);
    if (status == null) return 0; // EROFS is said before ENOENT
    if (result != -EBUSY) return result;
    for (String child : children(path)) {
      int below = remove(path + "/" + child);
      if (below < 0) return below;
    }
    result = Directories.tryRmdir(path);
    for (int delay = 1; delay <= 512 && result == -EBUSY; delay *= 2) {
      Clock.sleepMillis(delay);
      result = Directories.tryRmdir(path);
    }
    return result == -ENOENT ? 0 : result;
  }

  @Override
  public void close() {
    if (directory == null) return;
    directory.close();
    directory = null;
  }
}
