package io.caisson.cgroup.host;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.v1.V1Cgroup;
import io.caisson.linux.Files;
import io.caisson.linux.MountInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Chooses a container's place in the control groups, and the driver that looks after it. */
public final class Cgroups {
  private Cgroups() {}

  /**
   * The place of a new container; nothing is made yet.
   *
   * @param cgroupsPath of the spec: absolute is below each hierarchy's mount point; relative is
   *     below the cgroup that the caller is in; null or empty is {@code id}, below it too
   * @param systemd whether systemd is to make the cgroup ({@code --systemd-cgroup})
   * @throws CgroupFailure if it is
   */
  public static Cgroup forContainer(@Nullable String cgroupsPath, String id, boolean systemd) {
    if (systemd) throw CgroupFailure.systemd();
    List<MountInfo> mounts = MountInfo.read();
    byte[] own = Files.tryReadAll("/proc/self/cgroup"); // null: a kernel without control groups
    String ownCgroups = own == null ? "" : new String(own, StandardCharsets.UTF_8);
    Cgroup version1 = V1Cgroup.forContainer(cgroupsPath, id, mounts, ownCgroups);
    if (version1 != null) return version1;
    for (MountInfo mount : mounts) {
      if (mount.type().equals("cgroup2")) return new NoCgroup(CgroupFailure.version2());
    }
    return new NoCgroup(CgroupFailure.notMounted());
  }

  /** The place that {@link Cgroup#paths} told of. */
  public static Cgroup restore(Map<String, String> paths) {
    return paths.isEmpty() ? new NoCgroup(CgroupFailure.none()) : V1Cgroup.restore(paths);
  }
}
