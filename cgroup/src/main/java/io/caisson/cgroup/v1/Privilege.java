package io.caisson.cgroup.v1;

import io.caisson.linux.Credentials;
import io.caisson.linux.Files;

/** Whether we could make device nodes that open, and so must keep containers from it. */
final class Privilege {
  private Privilege() {}

  /**
   * Root of the machine. In a user namespace nobody is: there mknod(2) is refused, and what its
   * mounts show as devices does not open ({@code man 7 user_namespaces}).
   */
  static boolean overDevices() {
    return Credentials.geteuid() == 0 && mapsEverything(Files.readText("/proc/self/uid_map"));
  }

  /** The initial user namespace maps all ids to themselves: {@code 0 0 4294967295}. */
  static boolean mapsEverything(String uidMap) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < uidMap.length(); i++) {
      char letter = uidMap.charAt(i);
      boolean space = letter == ' ' || letter == '\n';
      if (!space) {
        words.append(letter);
      } else if (!words.isEmpty() && words.charAt(words.length() - 1) != ' ') {
        words.append(' ');
      }
    }
    return words.toString().equals("0 0 4294967295 ");
  }
}
