package io.caisson.cgroup.v1;

import static io.caisson.cgroup.v1.Resources.allow;
import static io.caisson.cgroup.v1.Resources.cpu;
import static io.caisson.cgroup.v1.Resources.cpus;
import static io.caisson.cgroup.v1.Resources.deny;
import static io.caisson.cgroup.v1.Resources.memory;
import static io.caisson.cgroup.v1.TestCgroups.go;
import static io.caisson.cgroup.v1.TestCgroups.outputOf;
import static io.caisson.cgroup.v1.TestCgroups.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.host.Cgroups;
import io.caisson.linux.Credentials;
import io.caisson.linux.Directories;
import io.caisson.linux.EventFd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Poll;
import io.caisson.linux.Signal;
import io.caisson.spec.LinuxResources;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The driver against the control groups of this machine. */
@Timeout(60)
class V1CgroupTest {
  private static final long MEBIBYTE = 1 << 20;

  @RegisterExtension final TestCgroups tests = new TestCgroups();

  @Test
  void a_process_is_in_the_container_s_cgroup_in_every_hierarchy() throws Exception {
    Cgroup cgroup = tests.cgroup();
    Process process = tests.waiting("true");

    cgroup.create(LinuxResources.NONE);
    cgroup.add((int) process.pid());

    String places = Files.readText("/proc/" + process.pid() + "/cgroup");
    for (String place : places.strip().split("\n", -1)) assertThat(place).endsWith(tests.path());
    assertThat(cgroup.pids()).containsExactly((int) process.pid());
  }

  @Test
  void memory_s_hierarchy_is_joined_last_if_so_wished() throws Exception {
    Cgroup cgroup = tests.cgroup();
    Process process = tests.waiting("true");
    cgroup.create(LinuxResources.NONE);

    cgroup.addAllButMemory((int) process.pid());
    String before = read(cgroup, "memory", "cgroup.procs");
    cgroup.addMemory((int) process.pid());

    assertThat(before).isEmpty();
    assertThat(cgroup.pids()).containsExactly((int) process.pid());
    assertThat(read(cgroup, "memory", "cgroup.procs")).isEqualTo(process.pid() + "");
  }

  @Test
  void nothing_is_left_after_destroy() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    Directories.mkdir(cgroup.paths().get("pids") + "/below", 0755);
    assertThat(cgroup.exists()).isTrue();

    cgroup.destroy();

    assertThat(cgroup.exists()).isFalse();
    for (String path : cgroup.paths().values())
      assertThat(Directories.tryRmdir(path)).isEqualTo(-2);
  }

  @Test
  void destroy_waits_for_the_dying() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    tests.start(cgroup, "sleep 60 & sleep 60 & sleep 60");

    cgroup.signalAll(Signal.KILL);
    cgroup.destroy();

    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void destroy_tells_of_a_process_that_stays() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    tests.start(cgroup, "sleep 60");

    assertThatThrownBy(cgroup::destroy)
        .isInstanceOf(LinuxException.class)
        .hasMessageStartingWith("rmdir /sys/fs/cgroup/")
        .hasMessageEndingWith(tests.path() + ": device or resource busy");
  }

  @Test
  void the_paths_are_enough_to_find_it_again() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    Process process = tests.start(cgroup, "sleep 60");

    Cgroup again = tests.owned(Cgroups.restore(cgroup.paths()));

    assertThat(again.paths()).isEqualTo(cgroup.paths());
    assertThat(again.pids()).contains((int) process.pid());
    again.signalAll(Signal.KILL);
    assertThat(process.waitFor()).isEqualTo(128 + 9);
    again.destroy();
  }

  @Test
  void a_cgroup_with_processes_is_not_taken_for_another_container() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    tests.start(cgroup, "exec sleep 60");

    assertThatThrownBy(() -> tests.cgroup().create(LinuxResources.NONE))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("container's cgroup is not empty: 1 process(es) found");
  }

  @Test
  void a_frozen_cgroup_is_not_taken() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.freeze();

    assertThatThrownBy(() -> tests.cgroup().create(LinuxResources.NONE))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("container's cgroup unexpectedly frozen");
  }

  @Test
  void a_failed_create_leaves_no_directory() {
    Cgroup cgroup = tests.cgroup();

    assertThatThrownBy(() -> cgroup.create(Resources.of(cpus("4095", ""))))
        .isInstanceOf(LinuxException.class)
        .hasMessageMatching(
            "write /sys/fs/cgroup/cpuset"
                + tests.path()
                + "/cpuset.cpus: (invalid argument: not all of these exist|numerical .*)");

    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void cpusets_on_the_way_are_filled_from_their_parents() throws Exception {
    Cgroup cgroup = tests.cgroup(tests.path() + "/a/b");
    String all = Files.readText("/sys/fs/cgroup/cpuset/cpuset.cpus").strip();
    cgroup.create(Resources.of(cpus("0", "")));

    Process process = tests.start(cgroup, "grep Cpus_allowed_list /proc/self/status");

    assertThat(outputOf(process)).isEqualTo("Cpus_allowed_list:\t0");
    String parent = "/sys/fs/cgroup/cpuset" + tests.path() + "/a/cpuset.cpus";
    assertThat(Files.readText(parent).strip()).isEqualTo(all);
  }

  @Test
  void the_kernel_holds_a_limit_of_tasks() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.pids(4));

    Process process = tests.start(cgroup, "for i in 1 2 3 4 5 6 7 8; do sleep 1 & done; wait");

    assertThat(outputOf(process)).contains("Cannot fork");
    assertThat(read(cgroup, "pids", "pids.events")).isNotEqualTo("max 0");
  }

  @Test
  void who_eats_more_memory_than_allowed_is_killed_and_told_of() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.of(memory(16 * MEBIBYTE, 32 * MEBIBYTE)));

    try (EventFd events = cgroup.oomEvents()) {
      Process process = tests.start(cgroup, "exec tail /dev/zero");

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(128 + 9);
      assertThat(Poll.await(events.fd(), Poll.IN, 5000)).isNotZero();
      assertThat(events.take()).isPositive();
    }
    assertThat(cgroup.stats().memory().usage().failcnt()).isPositive();
    assertThat(cgroup.stats().memory().usage().limit()).isEqualTo(16 * MEBIBYTE);
  }

  @Test
  void removing_the_cgroup_is_an_event_too() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);

    try (EventFd events = cgroup.oomEvents()) {
      cgroup.destroy();

      assertThat(Poll.await(events.fd(), Poll.IN, 5000)).isNotZero();
      assertThat(cgroup.exists()).isFalse();
    }
  }

  @Test
  void memory_and_swap_go_up_and_down_in_the_order_the_kernel_takes() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);

    long[][] steps = {{64, 128}, {16, 32}, {256, 512}, {300, 300}, {16, 16}, {-1, -1}};
    for (long[] step : steps) {
      long limit = step[0] < 0 ? -1 : step[0] * MEBIBYTE;
      long swap = step[1] < 0 ? -1 : step[1] * MEBIBYTE;
      cgroup.update(Resources.of(memory(limit, swap)));

      if (limit < 0) continue; // the kernel answers with the largest number of pages
      assertThat(read(cgroup, "memory", MemoryController.LIMIT)).isEqualTo(limit + "");
      assertThat(read(cgroup, "memory", MemoryController.SWAP_LIMIT)).isEqualTo(swap + "");
    }
  }

  @Test
  void memory_without_limit_is_without_one_for_swap_too() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    String unlimited = read(cgroup, "memory", MemoryController.SWAP_LIMIT);
    cgroup.apply(Resources.of(memory(16 * MEBIBYTE, 16 * MEBIBYTE)));

    cgroup.update(Resources.of(memory(-1L, null)));

    assertThat(read(cgroup, "memory", MemoryController.SWAP_LIMIT)).isEqualTo(unlimited);
    assertThat(read(cgroup, "memory", MemoryController.LIMIT)).isEqualTo(unlimited);
  }

  @Test
  void swap_below_memory_is_refused_with_the_reason() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);

    assertThatThrownBy(() -> cgroup.apply(Resources.of(memory(32 * MEBIBYTE, 16 * MEBIBYTE))))
        .isInstanceOf(LinuxException.class)
        .hasMessage(
            "write /sys/fs/cgroup/memory"
                + tests.path()
                + "/memory.memsw.limit_in_bytes: invalid argument: the limit of memory and swap"
                + " together must not be below that of memory");
  }

  @Test
  void a_limit_below_what_is_in_use_is_refused_with_the_reason() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    Process process =
        tests.start(
            cgroup, "x=$(head -c 30000000 /dev/zero | tr '\\0' x); echo full; read go; echo $go");
    process.getInputStream().read();

    assertThatThrownBy(() -> cgroup.update(Resources.of(memory(MEBIBYTE, MEBIBYTE))))
        .isInstanceOf(LinuxException.class)
        .hasMessageMatching(
            "write /sys/fs/cgroup/memory"
                + tests.path()
                + "/memory.limit_in_bytes: device or resource busy: the limit is below what is in"
                + " use \\(\\d+ bytes\\)");
  }

  @Test
  void quota_and_period_may_change_together_below_a_parent_s_quota() {
    Cgroup parent = tests.cgroup();
    parent.create(LinuxResources.NONE);
    parent.apply(Resources.of(cpu(50_000L, 100_000L)));
    Cgroup cgroup = tests.cgroup(tests.path() + "/child");
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.of(cpu(40_000L, 100_000L)));

    cgroup.update(Resources.of(cpu(10_000L, 25_000L)));

    assertThat(read(cgroup, "cpu", CpuController.PERIOD)).isEqualTo("25000");
    assertThat(read(cgroup, "cpu", CpuController.QUOTA)).isEqualTo("10000");
    cgroup.destroy();
  }

  @Test
  void a_device_without_a_rule_does_not_open() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(LinuxResources.NONE);

    Process process =
        tests.start(cgroup, "echo into > /dev/null && echo null; exec cat < /dev/kmsg");

    assertThat(outputOf(process))
        .startsWith("null\n")
        .contains("/dev/kmsg: Operation not permitted");
  }

  @Test
  void a_device_rule_lets_it_open_but_only_as_it_says() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.devices(deny("a", null, null, "rwm"), allow("c", 1L, 11L, "r")));

    Process process =
        tests.start(cgroup, "exec 3< /dev/kmsg && echo open; exec 4> /dev/kmsg; echo never");

    assertThat(outputOf(process))
        .startsWith("open\n")
        .contains("/dev/kmsg: Operation not permitted")
        .doesNotContain("never");
  }

  @Test
  void the_kernel_s_list_is_that_of_the_rules() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);

    cgroup.apply(Resources.devices(deny("a", null, null, "rwm")));

    assertThat(read(cgroup, "devices", "devices.list"))
        .isEqualTo(
            """
            c *:* m
            b *:* m
            c 1:3 rwm
            c 1:8 rwm
            c 1:7 rwm
            c 5:0 rwm
            c 1:5 rwm
            c 1:9 rwm
            c 136:* rwm
            c 5:2 rwm
            c 10:200 rwm""");
  }

  @Test
  void an_update_leaves_the_devices_alone() {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.devices(allow("c", 1L, 11L, "rwm")));
    String before = read(cgroup, "devices", "devices.list");

    cgroup.update(Resources.pids(7));

    assertThat(read(cgroup, "devices", "devices.list")).isEqualTo(before).contains("c 1:11 rwm");
    assertThat(read(cgroup, "pids", "pids.max")).isEqualTo("7");
  }

  @Test
  void a_frozen_container_stands_still_until_it_is_thawed() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    Process process = tests.start(cgroup, "while true; do :; done");

    cgroup.freeze();
    assertThat(cgroup.frozen()).isTrue();
    long atOnce = cgroup.stats().cpu().total();
    Thread.sleep(200);
    assertThat(cgroup.stats().cpu().total()).isEqualTo(atOnce);

    cgroup.thaw();
    assertThat(cgroup.frozen()).isFalse();
    Thread.sleep(200);
    assertThat(cgroup.stats().cpu().total()).isGreaterThan(atOnce);
    assertThat(process.isAlive()).isTrue();
  }

  @Test
  void frozen_by_an_ancestor_alone_is_not_frozen() {
    Cgroup parent = tests.cgroup();
    parent.create(LinuxResources.NONE);
    Cgroup cgroup = tests.cgroup(tests.path() + "/child");
    cgroup.create(LinuxResources.NONE);

    parent.freeze();

    assertThat(parent.frozen()).isTrue();
    assertThat(cgroup.frozen()).isFalse();
    parent.thaw();
    cgroup.destroy();
  }

  @Test
  void a_signal_reaches_everybody_below_and_leaves_a_paused_container_paused() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    Process process =
        tests.start(
            cgroup, "trap 'echo caught; exit 3' TERM; echo set; while true; do sleep 1; done");
    assertThat(new String(process.getInputStream().readNBytes(4), UTF_8)).isEqualTo("set\n");
    cgroup.freeze();

    cgroup.signalAll(Signal.TERM);

    assertThat(cgroup.frozen()).isTrue();
    assertThat(process.isAlive()).isTrue();
    cgroup.thaw();
    assertThat(outputOf(process)).contains("caught");
    assertThat(process.exitValue()).isEqualTo(3);
  }

  @Test
  void a_kill_reaches_a_paused_container_and_all_who_fork() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.pids(64));
    Process process =
        tests.start(cgroup, "f() { sleep 0.01; f & f & wait; }; f & echo up; sleep 60");
    process.getInputStream().read();
    cgroup.freeze();

    cgroup.signalAll(Signal.KILL);

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    cgroup.destroy();
    assertThat(cgroup.pids()).isEmpty();
  }

  @Test
  void without_the_v2_hierarchy_a_kill_still_reaches_all_who_fork() throws Exception {
    Cgroup whole = tests.cgroup();
    whole.create(LinuxResources.NONE);
    whole.apply(Resources.pids(64));
    Map<String, String> paths = whole.paths();
    paths.remove("");
    Cgroup cgroup = tests.owned(Cgroups.restore(paths));
    Process process =
        tests.start(whole, "f() { sleep 0.01; f & f & wait; }; f & echo up; sleep 60");
    process.getInputStream().read();

    cgroup.signalAll(Signal.KILL);

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    whole.destroy();
    assertThat(cgroup.frozen()).isFalse();
  }

  @Test
  void what_is_used_is_counted() throws Exception {
    Cgroup cgroup = tests.cgroup();
    cgroup.create(LinuxResources.NONE);
    cgroup.apply(Resources.pids(9));
    Process process =
        tests.start(cgroup, "i=0; while [ $i -lt 9999 ]; do i=$((i+1)); done; echo; read go");
    process.getInputStream().read();

    var stats = cgroup.stats();

    assertThat(stats.pids().current()).isEqualTo(1);
    assertThat(stats.pids().limit()).isEqualTo(9);
    assertThat(stats.cpu().total()).isPositive();
    assertThat(stats.cpu().perCpu()).hasSameSizeAs(stats.cpu().perCpuUser()).isNotEmpty();
    assertThat(stats.cpuset().cpus()).contains(0);
    assertThat(stats.cpuset().mems()).contains(0);
    assertThat(stats.memory().usage().usage()).isPositive();
    assertThat(stats.memory().raw()).containsKey("cache").containsKey("total_rss");
    go(process);
  }

  @Test
  void unified_resources_are_none_of_v1_s() {
    Cgroup cgroup = tests.cgroup();
    LinuxResources unified = Resources.unified(Map.of("memory.high", "1"));

    assertThatThrownBy(() -> cgroup.create(unified))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("invalid configuration: cannot use unified on cgroup v1");
    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void a_user_runs_containers_without_limits_and_is_told_why_not_with() throws Exception {
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              Credentials.setresuid(65534); // of this thread alone: it ends with the test
              try (Cgroup cgroup = Cgroups.forContainer(tests.path(), "id", false)) {
                cgroup.create(LinuxResources.NONE);
                cgroup.apply(Resources.devices(deny("a", null, null, "rwm")));

                assertThat(cgroup.paths()).isEmpty();
                assertThatThrownBy(() -> cgroup.apply(Resources.pids(5)))
                    .isInstanceOf(CgroupFailure.class)
                    .hasMessage("cannot set pids limit: container could not join or create cgroup");
                assertThatThrownBy(cgroup::freeze)
                    .hasMessage("cannot toggle freezer: cgroups not configured for container");
              }
            },
            null);
    Thread thread = new Thread(task);
    thread.start();
    task.get();
  }
}
