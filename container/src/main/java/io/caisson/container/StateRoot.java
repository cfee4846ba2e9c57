package io.caisson.container;

import static io.caisson.linux.Files.O_DIRECTORY;
import static io.caisson.linux.Files.O_PATH;

import io.caisson.linux.Directories;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The directory below which each container has its own. No lock guards it: mkdir and rename are
 * atomic, and what they cannot say the kernel is asked.
 *
 * @param path absolute
 */
public record StateRoot(String path) {
  private static final int ROOT_MODE = 0700;

  /** Searchable: a container in a user namespace reaches its notify socket through it. */
  private static final int DIRECTORY_MODE = 0711;

  /** Throws {@link Failure#idInUse} if there is a container, or a part of one, of that name. */
  StateDirectory make(ContainerId id) {
    String directory = directory(id);
    int made = Directories.tryMkdir(directory, DIRECTORY_MODE);
    if (made == -Errno.ENOENT) {
      Directories.mkdirs(path, ROOT_MODE);
      made = Directories.tryMkdir(directory, DIRECTORY_MODE);
    }
    if (made == -Errno.EEXIST) throw Failure.idInUse();
    if (made < 0) throw new LinuxException("mkdir", directory, -made);
    return StateDirectory.open(directory);
  }

  /** What is remembered of a container; null if there is none. */
  @Nullable StateRecord read(ContainerId id) {
    String file = directory(id) + "/" + StateDirectory.STATE;
    byte[] text = Files.tryReadAll(file);
    return text == null ? null : StateFile.read(file, text);
  }

  /**
   * The names of all containers, sorted. Throws {@code LinuxException} ENOENT if there is no such
   * root.
   */
  List<String> ids() {
    List<String> ids = new ArrayList<>(Directories.list(path));
    ids.sort(null);
    return ids;
  }

  /** Removes the directory of a container with what the runtime put there; fine if it is gone. */
  void remove(ContainerId id) {
    int number = Files.tryOpen(path, O_PATH | O_DIRECTORY);
    if (number == -Errno.ENOENT) return;
    if (number < 0) throw new LinuxException("open", path, -number);
    try (Fd root = Fd.of(number)) {
      Directories.removeTree(root, id.value());
    } catch (LinuxException e) {
      if (!e.is(Errno.ENOENT)) throw e;
    }
  }

  String directory(ContainerId id) {
    return path + "/" + id;
  }
}
