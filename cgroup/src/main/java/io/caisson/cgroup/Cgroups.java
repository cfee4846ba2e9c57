package io.caisson.cgroup;

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
   */
  public static Cgroup forContainer(@Nullable String cgroupsPath, String id, boolean systemd) {
    return new NoCgroup("no driver for the control groups of this machine");
  }

  /** The place that {@link Cgroup#paths} told of. */
  public static Cgroup restore(Map<String, String> paths) {
    return new NoCgroup("cgroups not configured for container");
  }
}
