package io.caisson.cgroup.v1;

import static io.caisson.linux.Errno.EINVAL;
import static io.caisson.linux.Errno.ENOENT;

import io.caisson.cgroup.IfMissing;
import io.caisson.cgroup.Write;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a controller's writes, as their {@link IfMissing} and {@code paired} say. Writes to one
 * file that follow each other share one open(2): each write(2) is a value of its own to a cgroup
 * file, whatever the offset.
 */
final class ControlWriter implements AutoCloseable {
  private final Hierarchy hierarchy;
  private String file = "";
  private @Nullable Fd open;

  private ControlWriter(Hierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  static void write(Hierarchy hierarchy, List<Write> writes) {
    if (writes.isEmpty()) return;
    try (ControlWriter writer = new ControlWriter(hierarchy)) {
      writer.writeAll(writes);
    }
  }

  private void writeAll(List<Write> writes) {
    List<Write> again = new ArrayList<>(0);
    boolean skipNext = false;
    for (Write write : writes) {
      if (skipNext) {
        skipNext = false;
        continue;
      }
      boolean written = write(write, again);
      skipNext = written && write.ifMissing() == IfMissing.TRY_NEXT;
    }
    for (Write write : again) write(write, null);
  }

  /** False if the file is missing, and may be. */
  private boolean write(Write write, @Nullable List<Write> again) {
    Fd target = open(write);
    if (target == null) return false;
    byte[] value = write.value().getBytes(StandardCharsets.UTF_8);
    int result = Files.tryWrite(target, value, 0, value.length);
    if (result == -EINVAL && write.paired() && again != null) {
      again.add(write);
    } else if (result < 0) {
      throw Explanation.of("write", hierarchy, write.file(), -result);
    }
    return true;
  }

  private @Nullable Fd open(Write write) {
    if (open != null && file.equals(write.file())) return open;
    close();
    int number = Files.tryOpenAt(hierarchy.directory(), write.file(), Files.O_WRONLY);
    if (number == -ENOENT && write.ifMissing() != IfMissing.FAIL) return null;
    if (number < 0) throw Explanation.of("open", hierarchy, write.file(), -number);
    file = write.file();
    open = Fd.of(number);
    return open;
  }

  @Override
  public void close() {
    if (open != null) open.close();
    open = null;
  }
}
