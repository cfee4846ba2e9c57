package io.caisson.namespaces;

import io.caisson.linux.Files;

/** Kernel parameters of the container's own namespaces (sysctl(8); allowed ones: spec rules). */
final class Sysctl {
  private Sysctl() {}

  static void write(String key, String value) {
    Files.writeFile("/proc/sys/" + path(key), value);
  }

  /**
   * The file of a key. As in sysctl(8) the separator that comes first is the separator: in {@code
   * net.ipv4.conf.eth0/1.forwarding} the slash stands for a dot of the interface's name.
   */
  static String path(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '/') return key;
      if (c == '.') return swapped(key);
    }
    return key;
  }

  private static String swapped(String key) {
    StringBuilder path = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      path.append(c == '.' ? '/' : c == '/' ? '.' : c);
    }
    return path.toString();
  }
}
