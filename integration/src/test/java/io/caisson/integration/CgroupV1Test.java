package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static io.caisson.integration.Bundle.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * config-linux.md "Control groups" on cgroup v1: what is written, and what the kernel then does.
 */
class CgroupV1Test {

  private static final long MIB = 1 << 20;

  @RegisterExtension final Containers containers = new Containers();

  @ParameterizedTest
  @CsvSource({
    "memory.limit,67108864,memory,memory.limit_in_bytes,67108864",
    "memory.reservation,33554432,memory,memory.soft_limit_in_bytes,33554432",
    "memory.swappiness,7,memory,memory.swappiness,7",
    "cpu.shares,555,cpu,cpu.shares,555",
    "cpu.quota,30000,cpu,cpu.cfs_quota_us,30000",
    "cpu.period,50000,cpu,cpu.cfs_period_us,50000",
    "cpu.cpus,1,cpuset,cpuset.cpus,1",
    "cpu.mems,0,cpuset,cpuset.mems,0",
    "pids.limit,33,pids,pids.max,33",
    "pids.limit,-1,pids,pids.max,max"
  })
  void a_limit_is_in_its_file(
      String member, long value, String controller, String file, String content) {
    Object given =
        member.startsWith("cpu.cpus") || member.startsWith("cpu.mems")
            ? Long.toString(value)
            : value;

    var container = containers.create(bundle().set("linux.resources." + member, given));

    assertThat(read(container, controller, file)).isEqualTo(content);
  }

  @Test
  void without_limits_the_container_still_has_a_cgroup_in_every_hierarchy() {
    var container = containers.create(bundle());

    for (String line :
        Containers.read(Path.of("/proc/" + container.pid() + "/cgroup")).lines().toList()) {
      if (!line.startsWith("0::")) assertThat(line).endsWith("/" + container.id());
    }
  }

  @Test
  void an_absolute_path_is_below_the_hierarchys_mount_point() {
    var path = "/" + containers.newId() + "/deep";

    var container = containers.create(bundle().set("linux.cgroupsPath", path));

    assertThat(cgroup(container, "pids")).isEqualTo(Path.of("/sys/fs/cgroup/pids" + path));
    container.forceDelete().succeeds();
    rmdirParents(path);
  }

  @Test
  void no_path_leads_out_of_the_hierarchy() {
    var name = containers.newId();

    var container = containers.create(bundle().set("linux.cgroupsPath", "/../../../" + name));

    assertThat(cgroup(container, "pids")).isEqualTo(Path.of("/sys/fs/cgroup/pids/" + name));
  }

  @Test
  void a_fork_bomb_is_stopped() {
    var bundle =
        bundle()
            .set("linux.resources.pids.limit", 10)
            .sh("i=0; while [ $i -lt 50 ]; do sleep 20 & i=$((i+1)); done; echo never");

    var result = containers.run(bundle);

    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("can't fork: Resource temporarily unavailable");
    containers.expectNothingLeft();
  }

  @Test
  void memory_beyond_the_limit_is_an_oom_kill() {
    var bundle = bundle().set("linux.resources.memory.limit", 32 * MIB).args("tail", "/dev/zero");

    containers.run(bundle).exits(137);
    containers.expectNothingLeft();
  }

  @Test
  void an_oom_kill_of_a_child_is_counted_and_the_container_lives() {
    var bundle =
        bundle()
            .set("linux.resources.memory.limit", 32 * MIB)
            .sh("tail /dev/zero; echo $?; sleep 100");
    var container = containers.start(bundle).awaitOutput("137");

    assertThat(read(container, "memory", "memory.oom_control")).contains("oom_kill 1");
  }

  @Test
  void the_cpus_are_the_configured_ones() {
    var bundle =
        bundle()
            .set("linux.resources.cpu.cpus", "1")
            .sh("nproc; grep Cpus_allowed_list /proc/self/status | tr -d '\\t'");

    assertThat(containers.run(bundle).succeeds().lines())
        .containsExactly("1", "Cpus_allowed_list:1");
  }

  @Test
  void the_cpu_time_is_throttled() {
    var bundle =
        bundle()
            .set("linux.resources.cpu.quota", 10_000)
            .set("linux.resources.cpu.period", 100_000)
            .sh("while :; do :; done");
    var container = containers.start(bundle);

    Container.eventually(
        "throttled", () -> !read(container, "cpu", "cpu.stat").contains("nr_throttled 0"));
  }

  @Test
  void a_device_that_is_not_allowed_is_denied() {
    var bundle =
        bundle()
            .set("linux.resources.devices", List.of(object("allow", false, "access", "rwm")))
            .capabilities("CAP_MKNOD")
            .sh("head -c 1 /dev/zero | wc -c; mknod /dev/kmsg c 1 11 && cat /dev/kmsg");

    var result = containers.run(bundle);

    assertThat(result.out()).isEqualTo("1\n");
    assertThat(result.err()).contains("Operation not permitted");
  }

  @Test
  void a_device_that_may_be_read_may_not_be_written() {
    var bundle =
        bundle()
            .set(
                "linux.resources.devices",
                List.of(
                    object("allow", false, "access", "rwm"),
                    object("allow", true, "type", "c", "major", 10, "minor", 229, "access", "r")))
            .add(
                "linux.devices",
                object("path", "/dev/fuse", "type", "c", "major", 10, "minor", 229))
            .sh("exec 3< /dev/fuse && echo read; echo x > /dev/fuse");

    var result = containers.run(bundle);

    assertThat(result.out()).isEqualTo("read\n");
    assertThat(result.err()).contains("Operation not permitted");
  }

  @Test
  void the_default_device_rules_are_the_well_known_ones() {
    var container =
        containers.create(
            bundle()
                .set("linux.resources.devices", List.of(object("allow", false, "access", "rwm"))));

    assertThat(read(container, "devices", "devices.list").lines())
        .containsExactlyInAnyOrder(
            "c *:* m",
            "b *:* m",
            "c 1:3 rwm",
            "c 1:5 rwm",
            "c 1:7 rwm",
            "c 1:8 rwm",
            "c 1:9 rwm",
            "c 5:0 rwm",
            "c 5:2 rwm",
            "c 136:* rwm",
            "c 10:200 rwm");
  }

  @Test
  void a_frozen_container_is_paused_and_can_still_be_killed() throws IOException {
    var container = containers.start(bundle().args("sleep", "100"));
    Files.writeString(cgroup(container, "freezer").resolve("freezer.state"), "FROZEN");
    container.awaitStatus("paused");

    container.kill("KILL").succeeds();

    container.awaitStatus("stopped");
  }

  @Test
  void a_frozen_container_can_be_deleted_by_force() throws IOException {
    var container = containers.start(bundle().sh("sleep 100 & sleep 100"));
    Files.writeString(cgroup(container, "freezer").resolve("freezer.state"), "FROZEN");

    container.forceDelete().succeeds();

    containers.expectNothingLeft();
  }

  @Test
  void a_cgroup_in_use_is_refused_and_left_alone() {
    var path = "/" + containers.newId();
    var first = containers.start(bundle().set("linux.cgroupsPath", path).args("sleep", "100"));

    var second = containers.tryCreate(bundle().set("linux.cgroupsPath", path));

    second.exits(1);
    assertThat(second.error()).contains("container's cgroup is not empty");
    assertThat(first.status()).isEqualTo("running");
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory.limit", "pids.limit", "cpu.quota"})
  void a_value_that_the_kernel_refuses_fails_the_create_and_leaves_nothing(String member) {
    var result =
        containers.tryCreate(
            bundle().set("linux.resources." + member, member.equals("cpu.quota") ? 5 : -5));

    if (result.exitCode() == 0) return; // taken for "no limit", which is a reading as good as any
    assertThat(result.error()).contains("invalid argument");
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("needs 3 MiB")
  void one_mebibyte_is_enough() {
    for (int i = 0; i < 5; i++) {
      containers.run(bundle().set("linux.resources.memory.limit", MIB)).succeeds();
    }
  }

  @Test
  @NotInRunc115("fails without cgroups")
  void a_host_without_cgroups_runs_containers_without_limits() {
    var run = containers.command("run", bundle().sh("echo ran"));

    assertThat(withoutCgroups(run).run().succeeds().out()).isEqualTo("ran\n");
  }

  @Test
  void a_host_without_cgroups_refuses_limits() {
    var run = containers.command("run", bundle().set("linux.resources.pids.limit", 5));

    withoutCgroups(run).run().exits(1);
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("fails where it cannot make a cgroup")
  void a_host_with_read_only_cgroups_runs_containers_without_limits() {
    var run = containers.command("run", bundle().sh("echo ran"));

    var result =
        run.by(
                "unshare",
                "--mount",
                "sh",
                "-c",
                "for m in /sys/fs/cgroup/*; do mount -o remount,bind,ro $m; done; exec \"$0\" \"$@\"")
            .run();

    assertThat(result.succeeds().out()).isEqualTo("ran\n");
  }

  private static Command withoutCgroups(Command command) {
    return command.by(
        "unshare",
        "--mount",
        "sh",
        "-c",
        "umount --recursive --lazy /sys/fs/cgroup; exec \"$0\" \"$@\"");
  }

  private static String read(Container container, String controller, String file) {
    return Containers.read(cgroup(container, controller).resolve(file)).strip();
  }

  /** Where the container's init is in a hierarchy (cgroups(7), /proc/PID/cgroup). */
  private static Path cgroup(Container container, String controller) {
    for (String line :
        Containers.read(Path.of("/proc/" + container.pid() + "/cgroup")).lines().toList()) {
      var fields = line.split(":", 3);
      if (List.of(fields[1].split(",", -1)).contains(controller))
        return Path.of("/sys/fs/cgroup", controller + fields[2]);
    }
    throw new AssertionError("no hierarchy for " + controller);
  }

  /** A cgroup above the container's own may be shared with others: no runtime removes it. */
  private static void rmdirParents(String path) {
    Command.of(
            "sh", "-c", "rmdir /sys/fs/cgroup/*" + Path.of(path).getParent() + " 2>/dev/null; true")
        .run();
  }
}
