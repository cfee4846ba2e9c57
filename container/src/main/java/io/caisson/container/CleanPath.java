package io.caisson.container;

import java.util.ArrayList;
import java.util.List;

/** An absolute path in its shortest spelling, by its text alone. */
final class CleanPath {
  private CleanPath() {}

  /** {@code //a/./b/../c/} is {@code /a/c}. A {@code ..} does not look where a symlink leads. */
  static String of(String path) {
    List<String> kept = new ArrayList<>();
    int start = 0;
    while (start < path.length()) {
      int end = path.indexOf('/', start);
      if (end < 0) end = path.length();
      String name = path.substring(start, end);
      start = end + 1;
      if (name.isEmpty() || name.equals(".")) continue;
      if (!name.equals("..")) {
        kept.add(name);
      } else if (!kept.isEmpty()) {
        kept.removeLast();
      }
    }
    StringBuilder clean = new StringBuilder();
    for (int i = 0; i < kept.size(); i++) clean.append('/').append(kept.get(i));
    return clean.isEmpty() ? "/" : clean.toString();
  }
}
