package io.caisson.linux;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes what is missing of a path inside a root that somebody else may be changing: a container's.
 *
 * <p>Nothing outside can be touched, even if a directory becomes a symlink meanwhile
 * (CVE-2024-45310): we read the symlinks ourselves, and the kernel sees only paths that have none
 * (RESOLVE_IN_ROOT, RESOLVE_NO_SYMLINKS) and single names that it does not follow. A swap ends in
 * ELOOP or ENOTDIR.
 *
 * <p>Dangling symlinks are followed too, and what they point to is made: images come with
 * /etc/resolv.conf leading to a /run that is still empty, and engines mount on it.
 */
final class InsideRoot {

  /** As the kernel: include/linux/namei.h, MAXSYMLINKS. */
  private static final int MAX_SYMLINKS = 40;

  private static final int PARENT_MODE = 0755;

  private final Fd root;
  private final String path; // for messages
  private final ArrayDeque<String> ahead = new ArrayDeque<>();
  private final List<String> behind = new ArrayList<>(); // real directories: ".." may be lexical
  private int symlinks;

  private InsideRoot(Fd root, String path) {
    this.root = root;
    this.path = path;
    push(path);
  }

  /** The directory at the end of {@code path}, O_PATH. */
  static Fd directory(Fd root, String path, int mode) {
    int there = Files.tryOpenInRoot(root, path, Files.O_PATH | Files.O_DIRECTORY);
    if (there != -Errno.ENOENT) return Result.checkFd(there, "mkdir", path);
    InsideRoot walk = new InsideRoot(root, path);
    while (!walk.ahead.isEmpty()) walk.step(mode);
    return walk.parent();
  }

  /** What is at the end of {@code path}, O_PATH: a new empty file if there was nothing. */
  static Fd file(Fd root, String path, int mode) {
    int there = Files.tryOpenInRoot(root, path, Files.O_PATH);
    if (there != -Errno.ENOENT) return Result.checkFd(there, "open", path);
    InsideRoot walk = new InsideRoot(root, path);
    while (walk.ahead.size() > 1) walk.step(PARENT_MODE);
    while (!walk.ahead.isEmpty()) {
      Fd made = walk.lastStep(mode);
      if (made != null) return made;
      while (walk.ahead.size() > 1) walk.step(PARENT_MODE); // the last name was a symlink
    }
    return walk.parent(); // it ended in "..", or in "/"
  }

  /** Goes down one name, as a directory. */
  private void step(int mode) {
    String name = ahead.pop();
    if (name.equals("..")) {
      if (!behind.isEmpty()) behind.removeLast();
      return;
    }
    try (Fd parent = parent()) {
      int entry = Files.tryOpenAt(parent, name, Files.O_PATH | Files.O_NOFOLLOW);
      if (entry == -Errno.ENOENT) {
        int made = Directories.tryMkdirAt(parent, name, mode);
        // EEXIST: somebody was faster. If it is no directory, the next open says so.
        if (made != -Errno.EEXIST) Result.check(made, "mkdir", path);
        behind.add(name);
        return;
      }
      try (Fd found = Result.checkFd(entry, "mkdir", path)) {
        if (!follow(found)) behind.add(name);
      }
    }
  }

  /** The file of the last name; null if it was a symlink, and there is more to go. */
  private @Nullable Fd lastStep(int mode) {
    String name = ahead.peek();
    if (name == null || name.equals("..")) {
      step(mode);
      return null;
    }
    ahead.pop();
    int noFollow = Files.O_PATH | Files.O_NOFOLLOW;
    try (Fd parent = parent()) {
      int entry = Files.tryOpenAt(parent, name, noFollow);
      if (entry == -Errno.ENOENT) {
        int flags = Files.O_WRONLY | Files.O_CREAT | Files.O_EXCL | Files.O_NOFOLLOW;
        int made = Files.tryOpenAt(parent, name, flags, mode);
        if (made >= 0) Fd.of(made).close();
        else if (made != -Errno.EEXIST) throw LinuxException.of("open", path, made);
        entry = Files.tryOpenAt(parent, name, noFollow);
      }
      try (Fd found = Result.checkFd(entry, "open", path)) {
        return follow(found) ? null : found.duplicate();
      }
    }
  }

  /** If it is a symlink, its target comes next. */
  private boolean follow(Fd found) {
    if (!FileStatus.of(found).isSymlink()) return false;
    if (++symlinks > MAX_SYMLINKS) throw new LinuxException("open", path, Errno.ELOOP);
    String target = Directories.readlinkAt(found, "");
    if (target.startsWith("/")) behind.clear();
    push(target);
    return true;
  }

  private Fd parent() {
    StringBuilder real = new StringBuilder(".");
    for (int i = 0; i < behind.size(); i++) real.append('/').append(behind.get(i));
    return Result.checkFd(Files.tryOpenRealInRoot(root, real.toString()), "mkdir", path);
  }

  private void push(String names) {
    int end = names.length();
    while (end > 0) { // backwards, so that the first one ends on top
      int slash = names.lastIndexOf('/', end - 1);
      String name = names.substring(slash + 1, end);
      if (!name.isEmpty() && !name.equals(".")) ahead.push(name);
      end = Math.max(slash, 0);
    }
  }
}
