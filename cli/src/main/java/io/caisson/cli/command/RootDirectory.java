package io.caisson.cli.command;

import io.caisson.cli.syntax.Values;
import io.caisson.linux.Credentials;
import io.caisson.linux.Directories;
import io.caisson.linux.Environment;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;
import io.caisson.linux.Processes;
import java.util.ArrayList;
import java.util.List;

/** Where the state of containers is kept. */
final class RootDirectory {
  static final String SYSTEM_WIDE = "/run/caisson";

  /** The whole of {@code /proc/self/uid_map} in the first user namespace (user_namespaces(7)). */
  private static final String EVERY_ID = "0 0 4294967295";

  private RootDirectory() {}

  /**
   * What {@code --root} says, absolute; else the user's own directory, made if need be; else the
   * system's.
   */
  static String of(Values values) {
    if (values.isGiven(GlobalOptions.ROOT)) {
      String root = absolute(values.text(GlobalOptions.ROOT));
      // An empty one, or enough "..", comes to this as well.
      if (root.equals("/")) throw Refusal.rootIsSlash();
      return root;
    }
    String runtimeDirectory = Environment.get("XDG_RUNTIME_DIR");
    if (runtimeDirectory == null || runtimeDirectory.isEmpty() || !isOrdinaryUser()) {
      return SYSTEM_WIDE;
    }
    String root = runtimeDirectory + "/caisson";
    Directories.mkdirs(root, 0700);
    // Whatever lies there and is not sticky may be pruned (XDG Base Directory Specification).
    Inodes.chmodAt(Fd.CWD, root, 01700);
    return root;
  }

  /** Root in a user namespace of somebody else counts as that user, unless told that it is root. */
  private static boolean isOrdinaryUser() {
    if (Credentials.geteuid() != 0) return true;
    if (isEveryId(Files.readText("/proc/self/uid_map"))) return false;
    return !"root".equals(Environment.get("USER"));
  }

  private static boolean isEveryId(String map) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < map.length(); i++) {
      char c = map.charAt(i);
      boolean blank = c == ' ' || c == '\n';
      if (!blank) words.append(c);
      else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') words.append(' ');
    }
    return words.toString().trim().equals(EVERY_ID);
  }

  /**
   * Absolute and without {@code .}, {@code ..} and doubled slashes; symbolic links are not looked
   * at.
   */
  static String absolute(String path) {
    List<String> parts = new ArrayList<>();
    if (!path.startsWith("/")) addParts(parts, Processes.getcwd());
    addParts(parts, path);
    if (parts.isEmpty()) return "/";
    StringBuilder clean = new StringBuilder();
    for (String part : parts) clean.append('/').append(part);
    return clean.toString();
  }

  private static void addParts(List<String> parts, String path) {
    int start = 0;
    while (start <= path.length()) {
      int end = path.indexOf('/', start);
      if (end < 0) end = path.length();
      String part = path.substring(start, end);
      if (part.equals("..")) {
        if (!parts.isEmpty()) parts.removeLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
      start = end + 1;
    }
  }
}
