package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** config.md "Root", and how the container gets there: propagation, pivot_root or none. */
class RootTest {

  @RegisterExtension final Containers containers = new Containers();

  @ParameterizedTest
  @ValueSource(strings = {"slave", "rslave", "private", "rprivate"})
  void a_root_keeps_to_itself(String propagation) {
    assertThat(rootOf(propagation)).doesNotContain("shared:", "unbindable");
  }

  @ParameterizedTest
  @CsvSource({
    "shared,shared:",
    "rshared,shared:",
    "unbindable,unbindable",
    "runbindable,unbindable"
  })
  @NotInRunc115("leaves it to what the bundle lies on")
  void a_root_is_as_open_as_written(String propagation, String shown) {
    assertThat(rootOf(propagation)).contains(shown);
  }

  @Test
  void an_unknown_propagation_is_refused() {
    var result = containers.tryCreate(bundle().set("linux.rootfsPropagation", "sideways"));

    result.exits(1);
    assertThat(result.error()).contains("sideways");
    containers.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"private", "shared", "slave"})
  void what_the_container_mounts_is_not_seen_by_the_host(String propagation) {
    var container =
        containers.start(
            bundle()
                .set("linux.rootfsPropagation", propagation)
                .capabilities("CAP_SYS_ADMIN")
                .sh("mount -t tmpfs none /tmp && echo mounted; sleep 100"));
    container.awaitOutput("mounted");

    assertThat(Containers.read(Path.of("/proc/self/mountinfo")))
        .doesNotContain(container.bundle().toString());
  }

  @Test
  void a_slave_root_sees_what_the_host_mounts_below_it() throws Exception {
    // The bundle lies on a shared mount of its own, so that the machine's own settings do not
    // matter.
    Path sea = Files.createDirectory(containers.scratch().resolve("sea"));
    Command.of("mount", "-t", "tmpfs", "tmpfs", sea.toString()).run().succeeds();
    Command.of("mount", "--make-shared", sea.toString()).run().succeeds();
    try {
      var directory =
          bundle()
              .set("linux.rootfsPropagation", "rslave")
              .args("sleep", "100")
              .write(sea.resolve("bundle"));
      var id = containers.newId();
      containers.call("run", "--detach", "--bundle", directory.toString(), id).succeeds();
      var pid = containers.call("state", id).out().replaceAll("(?s).*\"pid\": (\\d+).*", "$1");

      Command.of("mount", "-t", "tmpfs", "tmpfs", directory + "/rootfs/home").run().succeeds();

      assertThat(Containers.read(Path.of("/proc/" + pid + "/mountinfo"))).contains(" /home ");
      containers.call("delete", "--force", id).succeeds();
    } finally {
      Command.of("umount", "--recursive", sea.toString()).run();
    }
  }

  @Test
  void the_old_root_is_gone() {
    var out = containers.run(bundle().sh("cat /proc/self/mountinfo; ls -A /")).succeeds().out();

    assertThat(out).doesNotContain("/boot", "/sys/fs/cgroup", "old", "pivot");
    assertThat(out.lines().filter(line -> line.contains(" - "))).hasSize(3);
  }

  @Test
  void without_pivot_root_the_root_is_the_same() {
    var out =
        containers
            .run(
                bundle()
                    .sh(
                        "ls /bin/busybox; ls /../../bin/busybox; grep -c ' / / ' /proc/self/mountinfo; pwd"),
                "--no-pivot")
            .succeeds();

    assertThat(out.lines()).startsWith("/bin/busybox", "/../../bin/busybox").endsWith("/");
  }

  @Test
  void a_root_may_be_an_absolute_path() {
    var bundle = Bundle.debianBundle().args("head", "-1", "/etc/os-release");

    assertThat(containers.run(bundle).succeeds().out())
        .startsWith("PRETTY_NAME=\"Debian GNU/Linux 12");
  }

  @Test
  void several_containers_share_a_read_only_root() {
    var first = containers.start(Bundle.debianBundle().args("sleep", "100"));
    var second = containers.start(Bundle.debianBundle().args("sleep", "100"));

    assertThat(first.status() + second.status()).isEqualTo("runningrunning");
  }

  @Test
  void a_root_below_the_bundle_may_have_any_name() {
    var bundle =
        bundle()
            .step(at -> Files.move(at.resolve("rootfs"), at.resolve("the hold")))
            .set("root.path", "the hold");

    containers.run(bundle).succeeds();
  }

  /** The line of mountinfo that describes the container's root. */
  private String rootOf(String propagation) {
    var bundle = bundle().set("linux.rootfsPropagation", propagation);

    return containers.run(bundle.args("cat", "/proc/self/mountinfo")).succeeds().lines().stream()
        .filter(line -> line.split(" ", -1)[4].equals("/"))
        .findFirst()
        .orElseThrow();
  }
}
