package io.caisson.cgroup.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.MountInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlacementTest {
  private static final List<MountInfo> DEBIAN =
      List.of(
          mount("tmpfs", "/", "/sys/fs/cgroup", "ro,mode=755"),
          mount("cgroup2", "/", "/sys/fs/cgroup/unified", "rw,nsdelegate"),
          mount("cgroup", "/", "/sys/fs/cgroup/systemd", "rw,xattr,name=systemd"),
          mount("cgroup", "/", "/sys/fs/cgroup/cpu,cpuacct", "rw,cpu,cpuacct"),
          mount("cgroup", "/", "/sys/fs/cgroup/memory", "rw,memory"),
          mount("cgroup", "/", "/sys/fs/cgroup/elsewhere", "rw,name=elogind"),
          mount("cgroup", "/", "/mnt/second/memory", "rw,memory"));

  private static final String OWN =
      """
      3:memory:/user.slice
      2:cpu,cpuacct:/
      1:name=systemd:/user.slice/session-1.scope
      0::/user.slice/session-1.scope
      """;

  @Test
  void an_absolute_path_is_below_each_mount_point() {
    assertThat(places("/../a//b", "id", DEBIAN, OWN))
        .containsExactly(
            "[name=systemd] /sys/fs/cgroup/systemd/a/b",
            "[cpu, cpuacct] /sys/fs/cgroup/cpu,cpuacct/a/b",
            "[memory] /sys/fs/cgroup/memory/a/b",
            "[] /sys/fs/cgroup/unified/a/b");
  }

  @Test
  void a_relative_path_is_below_our_own_cgroup() {
    assertThat(places("../../x", "id", DEBIAN, OWN))
        .containsExactly(
            "[name=systemd] /sys/fs/cgroup/systemd/user.slice/session-1.scope/x",
            "[cpu, cpuacct] /sys/fs/cgroup/cpu,cpuacct/x",
            "[memory] /sys/fs/cgroup/memory/user.slice/x",
            "[] /sys/fs/cgroup/unified/user.slice/session-1.scope/x");
  }

  @Test
  void no_path_is_the_container_s_id() {
    assertThat(places(null, "box", DEBIAN, OWN))
        .isEqualTo(places("", "box", DEBIAN, OWN))
        .isEqualTo(places("box", "id", DEBIAN, OWN));
  }

  @Test
  void inside_of_a_container_the_mount_s_root_is_no_part_of_the_way() {
    List<MountInfo> inside =
        List.of(mount("cgroup", "/docker/1", "/sys/fs/cgroup/pids", "ro,pids"));

    assertThat(places("x", "id", inside, "5:pids:/docker/1/init\n"))
        .containsExactly("[pids] /sys/fs/cgroup/pids/init/x");
    assertThat(places("x", "id", inside, "5:pids:/\n"))
        .containsExactly("[pids] /sys/fs/cgroup/pids/x");
  }

  @Test
  void a_cgroup_outside_of_our_namespace_leads_nowhere_outside() {
    List<MountInfo> mounts = List.of(mount("cgroup", "/", "/sys/fs/cgroup/pids", "rw,pids"));

    assertThat(places("x", "id", mounts, "5:pids:/../../secret\n"))
        .containsExactly("[pids] /sys/fs/cgroup/pids/secret/x");
  }

  @Test
  void a_machine_with_version_2_alone_has_no_place() {
    List<MountInfo> mounts = List.of(mount("cgroup2", "/", "/sys/fs/cgroup", "rw"));

    assertThat(places("/x", "id", mounts, "0::/\n")).isEmpty();
  }

  @Test
  void lines_of_another_form_are_no_places() {
    assertThat(Placement.parse("nonsense\n4:a:b\n\n1:x,y:/z:w"))
        .hasSize(3)
        .containsEntry("a", "b")
        .containsEntry("x", "/z:w")
        .containsEntry("y", "/z:w");
  }

  private static List<String> places(
      @Nullable String path, String id, List<MountInfo> mounts, String own) {
    List<String> places = new ArrayList<>();
    for (Hierarchy hierarchy : Placement.find(path, id, mounts, own)) {
      places.add(hierarchy.controllers + " " + hierarchy.path);
    }
    return places;
  }

  private static MountInfo mount(String type, String root, String point, String options) {
    return new MountInfo(1, 0, 0, 1, root, point, "rw", "", type, "cgroup", options);
  }
}
