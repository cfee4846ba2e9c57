package io.caisson.linux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The environment this process was started with. */
public final class Environment {
  private Environment() {}

  /** char *getenv(const char *name): null if unset. */
  public static @Nullable String get(String name) {
    try (Scratch scratch = Scratch.enter()) {
      long value = Sys.PRIMITIVES.getenv(scratch.cString(name));
      return value == 0 ? null : CString.at(value);
    }
  }

  /**
   * All of it as {@code NAME=value}, in order, from /proc/self/environ (nothing here changes it).
   * Entries keep bytes that are not UTF-8.
   */
  public static List<String> all() {
    byte[] bytes = Files.readAll("/proc/self/environ");
    List<String> entries = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != 0) continue;
      byte[] entry = new byte[i - start];
      System.arraycopy(bytes, start, entry, 0, entry.length);
      entries.add(CString.decode(entry));
      start = i + 1;
    }
    return entries;
  }
}
