package io.caisson.cgroup.v1;

import io.caisson.linux.MountInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a container's directories are to be: pure, from /proc/self/mountinfo, /proc/self/cgroup and
 * the spec's {@code cgroupsPath}. One directory a hierarchy, though two controllers ({@code
 * cpu,cpuacct}) or two mounts may show it.
 */
final class Placement {
  private Placement() {}

  /**
   * @param cgroupsPath absolute: below each mount point; relative, or null or empty for {@code id}:
   *     below the cgroup that this process is in
   * @param ownCgroups the text of /proc/self/cgroup
   * @return empty if no hierarchy of version 1 is mounted
   */
  static List<Hierarchy> find(
      @Nullable String cgroupsPath, String id, List<MountInfo> mounts, String ownCgroups) {
    String wanted = cgroupsPath == null || cgroupsPath.isEmpty() ? id : cgroupsPath;
    boolean absolute = wanted.startsWith("/");
    String inner = CgroupPath.clean(wanted);
    Map<String, String> own = absolute ? Map.of() : parse(ownCgroups);

    List<Hierarchy> found = new ArrayList<>(16);
    Set<String> seen = new HashSet<>();
    MountInfo unified = null;
    for (MountInfo mount : mounts) {
      if (mount.type().equals("cgroup2")) unified = unified == null ? mount : unified;
      if (!mount.type().equals("cgroup")) continue;
      List<String> controllers = controllers(mount.superOptions());
      if (controllers.isEmpty() || !seen.add(controllers.getFirst())) continue;
      String parent = parent(mount, own.get(controllers.getFirst()));
      found.add(new Hierarchy(controllers, mount.mountPoint(), CgroupPath.join(parent, inner)));
    }
    // On a hybrid machine the v2 hierarchy has no controllers, but cgroup.kill, and systemd's eye.
    if (unified != null && !found.isEmpty()) {
      String parent = parent(unified, own.get(""));
      found.add(new Hierarchy(List.of(""), unified.mountPoint(), CgroupPath.join(parent, inner)));
    }
    return found;
  }

  /** Our own cgroup's directory as the mount shows it; the mount point if that is not asked for. */
  private static String parent(MountInfo mount, @Nullable String own) {
    if (own == null) return mount.mountPoint();
    // Cleaned, as it begins with /.. where our cgroup is outside our cgroup namespace.
    String below = CgroupPath.clean(CgroupPath.below(mount.root(), own));
    return CgroupPath.join(mount.mountPoint(), below);
  }

  /** The known ones among a mount's options: {@code rw,xattr,name=systemd}. */
  private static List<String> controllers(String options) {
    List<String> controllers = new ArrayList<>(2);
    int start = 0;
    while (start <= options.length()) {
      int end = options.indexOf(',', start);
      if (end < 0) end = options.length();
      String word = options.substring(start, end);
      if (Controller.isKnown(word)) controllers.add(word);
      start = end + 1;
    }
    return controllers;
  }

  /** Lines of {@code 4:cpu,cpuacct:/path} ({@code man 7 cgroups}): each controller's path. */
  static Map<String, String> parse(String text) {
    Map<String, String> paths = new HashMap<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) end = text.length();
      int first = text.indexOf(':', start);
      int second = first < 0 ? -1 : text.indexOf(':', first + 1);
      if (second >= 0 && second < end) {
        String path = text.substring(second + 1, end);
        int name = first + 1;
        while (name <= second) {
          int comma = text.indexOf(',', name);
          if (comma < 0 || comma > second) comma = second;
          paths.put(text.substring(name, comma), path);
          name = comma + 1;
        }
      }
      start = end + 1;
    }
    return paths;
  }
}
