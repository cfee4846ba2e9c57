package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** runtime-spec config-linux.md "Namespaces": new, joined by path, or the runtime's own. */
class NamespacesTest {

  @RegisterExtension final Containers containers = new Containers();

  /** The spec's type, and its name in /proc/PID/ns. */
  private static final String ALL =
      "pid,pid\n network,net\n ipc,ipc\n uts,uts\n mount,mnt\n cgroup,cgroup";

  @ParameterizedTest
  @CsvSource(textBlock = ALL)
  void a_type_that_is_listed_is_new(String type, String file) {
    var bundle = bundle().namespaces("mount");
    if (!type.equals("mount")) bundle.add("linux.namespaces", Bundle.object("type", type));

    assertThat(inside(bundle, file)).isNotEqualTo(ofTheHost(file));
  }

  @ParameterizedTest
  @CsvSource({
    "pid,pid",
    "network,net",
    "ipc,ipc",
    "uts,uts",
    "cgroup,cgroup",
    "user,user",
    "time,time"
  })
  void a_type_that_is_not_listed_is_the_runtimes_own(String type, String file) {
    assertThat(inside(bundle().withoutNamespace(type), file)).isEqualTo(ofTheHost(file));
  }

  @Test
  @NotInRunc115("time namespaces came with 1.2")
  void a_time_namespace_is_new_and_has_its_offsets() {
    var bundle =
        bundle()
            .add("linux.namespaces", Bundle.object("type", "time"))
            .set("linux.timeOffsets.boottime", Bundle.object("secs", 1_000_000, "nanosecs", 0))
            .set("linux.timeOffsets.monotonic", Bundle.object("secs", 7, "nanosecs", 5));

    var lines =
        containers
            .run(
                bundle.sh(
                    "readlink /proc/self/ns/time; cat /proc/self/timens_offsets /proc/uptime"))
            .succeeds()
            .lines();

    assertThat(lines.get(0)).isNotEqualTo(ofTheHost("time"));
    assertThat(lines.get(1).strip().split(" +", -1)).containsExactly("monotonic", "7", "5");
    assertThat(lines.get(2).strip().split(" +", -1)).containsExactly("boottime", "1000000", "0");
    assertThat(Double.parseDouble(lines.get(3).split(" ", -1)[0])).isGreaterThan(1_000_000);
  }

  @ParameterizedTest
  @CsvSource({"pid,pid", "network,net", "ipc,ipc", "uts,uts", "cgroup,cgroup"})
  void a_type_with_a_path_is_joined(String type, String file) {
    var other =
        containers.start(
            bundle().args("sleep", "100").add("linux.namespaces", Bundle.object("type", "cgroup")));
    var path = "/proc/" + other.pid() + "/ns/" + file;

    var seen = inside(bundle().join(type, path), file);

    assertThat(seen).isEqualTo(link(path));
  }

  @Test
  @NotInRunc115("time namespaces came with 1.2")
  void a_time_namespace_with_a_path_is_joined() {
    var other =
        containers.start(
            bundle().args("sleep", "100").add("linux.namespaces", Bundle.object("type", "time")));
    var path = "/proc/" + other.pid() + "/ns/time";

    assertThat(inside(bundle().join("time", path), "time")).isEqualTo(link(path));
  }

  @Test
  void a_mount_namespace_with_a_path_is_joined() {
    try (var holder = Command.of("unshare", "--mount", "sleep", "100").start()) {
      String path = "/proc/" + holder.pid() + "/ns/mnt";
      Container.eventually("unshared", () -> !link(path).equals(ofTheHost("mnt")));

      assertThat(inside(bundle().join("mount", path), "mnt")).isEqualTo(link(path));
    }
  }

  @Test
  void all_namespaces_of_another_container_can_be_joined_at_once() {
    var other = containers.start(bundle().args("sleep", "100"));

    var bundle = bundle();
    for (var pair :
        new String[][] {{"pid", "pid"}, {"network", "net"}, {"ipc", "ipc"}, {"uts", "uts"}}) {
      bundle.join(pair[0], "/proc/" + other.pid() + "/ns/" + pair[1]);
    }
    var out =
        containers
            .run(bundle.sh("readlink /proc/self/ns/net; kill -0 1 && cat /proc/1/comm"))
            .succeeds();

    assertThat(out.lines()).containsExactly(link("/proc/" + other.pid() + "/ns/net"), "sleep");
  }

  @Test
  void in_a_new_pid_namespace_the_program_is_process_1() {
    assertThat(containers.run(bundle().sh("echo $$")).succeeds().out()).isEqualTo("1\n");
  }

  @Test
  void without_a_pid_namespace_all_the_containers_processes_end_with_it() {
    var container =
        containers.start(bundle().withoutNamespace("pid").sh("sleep 100 & sleep 100 & wait"));

    container.forceDelete().succeeds();

    containers.expectNothingLeft();
  }

  @Test
  void a_namespace_of_another_type_is_refused() {
    var result = containers.tryCreate(bundle().join("network", "/proc/self/ns/uts"));

    result.exits(1);
    containers.expectNothingLeft();
  }

  @Test
  void a_missing_namespace_is_refused() {
    var result = containers.tryCreate(bundle().join("network", "/run/netns/nowhere"));

    assertThat(result.error()).endsWith("/run/netns/nowhere: no such file or directory");
    result.exits(1);
    containers.expectNothingLeft();
  }

  @Test
  void a_type_may_be_listed_once() {
    containers
        .tryCreate(bundle().add("linux.namespaces", Bundle.object("type", "pid")))
        .fails(containers.failed("create", "malformed spec file: duplicated ns {\"pid\" \"\"}"));
  }

  @Test
  void the_loopback_of_a_new_network_is_up() {
    var out = containers.run(bundle().args("ip", "addr", "show", "lo")).succeeds().out();

    assertThat(out).contains("<LOOPBACK,UP,LOWER_UP>").contains("inet 127.0.0.1/8");
  }

  @Test
  void a_joined_network_is_left_as_it_is() {
    try (var holder = Command.of("unshare", "--net", "sleep", "100").start()) {
      String path = "/proc/" + holder.pid() + "/ns/net";
      Container.eventually("unshared", () -> !link(path).equals(ofTheHost("net")));

      var out =
          containers.run(bundle().join("network", path).args("ip", "addr", "show", "lo")).out();

      assertThat(out).contains("<LOOPBACK> ").doesNotContain("UP");
    }
  }

  private String inside(Bundle bundle, String file) {
    return containers
        .run(bundle.args("readlink", "/proc/self/ns/" + file))
        .succeeds()
        .out()
        .strip();
  }

  private static String ofTheHost(String file) {
    return link("/proc/self/ns/" + file);
  }

  private static String link(String path) {
    try {
      return Files.readSymbolicLink(Path.of(path)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
