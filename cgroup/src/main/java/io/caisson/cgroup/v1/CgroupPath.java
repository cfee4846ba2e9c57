package io.caisson.cgroup.v1;

import java.util.ArrayList;
import java.util.List;

/** Paths below a hierarchy's mount point. Pure: no symlinks are followed, cgroups have none. */
final class CgroupPath {
  private CgroupPath() {}

  /**
   * The path without empty, {@code .} and {@code ..} parts: "/" at least. What {@code ..} would
   * take above the root stays at the root, so that no configuration names a place outside.
   */
  static String clean(String path) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= path.length()) {
      int end = path.indexOf('/', start);
      if (end < 0) end = path.length();
      String part = path.substring(start, end);
      switch (part) {
        case "", "." -> {}
        case ".." -> {
          if (!parts.isEmpty()) parts.removeLast();
        }
        default -> parts.add(part);
      }
      start = end + 1;
    }
    if (parts.isEmpty()) return "/";
    StringBuilder clean = new StringBuilder();
    for (String part : parts) clean.append('/').append(part);
    return clean.toString();
  }

  /** {@code below} is clean. */
  static String join(String parent, String below) {
    if (below.equals("/")) return parent;
    return parent.equals("/") ? below : parent + below;
  }

  /** Of an absolute path other than "/". */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /**
   * The part of {@code path} below {@code root}, both as /proc shows them: "/" if it is not below,
   * as when a container's mounts show the host's paths but its cgroup is in a namespace.
   */
  static String below(String root, String path) {
    if (root.equals("/")) return path;
    if (path.equals(root) || !path.startsWith(root) || path.charAt(root.length()) != '/')
      return "/";
    return path.substring(root.length());
  }
}
