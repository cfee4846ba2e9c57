package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static io.caisson.integration.Bundle.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kernel's knobs: sysctl, names, oom score, personality, keyring, scheduling. */
class KnobsTest {

  @RegisterExtension final Containers containers = new Containers();

  @ParameterizedTest
  @CsvSource({
    "kernel.msgmax,5000,kernel/msgmax",
    "kernel.shm_rmid_forced,1,kernel/shm_rmid_forced",
    "fs.mqueue.msg_max,11,fs/mqueue/msg_max",
    "net.ipv4.ip_forward,1,net/ipv4/ip_forward",
    "net/ipv4/conf/lo.forwarding,1,net/ipv4/conf/lo/forwarding",
    "net.ipv4.ping_group_range,0 100,net/ipv4/ping_group_range"
  })
  void a_sysctl_of_the_containers_namespaces_is_written(String key, String value, String file) {
    var host = Containers.read(Path.of("/proc/sys/" + file));
    var sysctl = key.contains("/") ? key.replace("lo.forwarding", "lo/forwarding") : key;

    var out =
        containers
            .run(
                bundle()
                    .set("linux.sysctl", object(sysctl, value))
                    .args("cat", "/proc/sys/" + file))
            .succeeds();

    assertThat(out.out().strip().replace('\t', ' ')).isEqualTo(value);
    assertThat(Containers.read(Path.of("/proc/sys/" + file))).isEqualTo(host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"kernel.panic", "vm.swappiness", "fs.file-max", "kernel.core_pattern", "nonsense"})
  void a_sysctl_of_the_whole_machine_is_refused(String key) {
    containers
        .tryCreate(bundle().set("linux.sysctl", object(key, "1")))
        .fails(
            containers.failed(
                "create", "sysctl \"" + key + "\" is not in a separate kernel namespace"));
    containers.expectNothingLeft();
  }

  @Test
  void a_network_sysctl_needs_a_network_of_its_own() {
    var result =
        containers.tryCreate(
            bundle()
                .withoutNamespace("network")
                .set("linux.sysctl", object("net.ipv4.ip_forward", "1")));

    result.exits(1);
    assertThat(result.error()).contains("net.ipv4.ip_forward");
    containers.expectNothingLeft();
  }

  @Test
  void an_ipc_sysctl_needs_an_ipc_namespace_of_its_own() {
    var result =
        containers.tryCreate(
            bundle().withoutNamespace("ipc").set("linux.sysctl", object("kernel.msgmax", "5000")));

    result.exits(1);
    assertThat(result.error()).contains("kernel.msgmax");
  }

  @Test
  void the_hostname_is_the_containers_alone() {
    var host = Containers.read(Path.of("/proc/sys/kernel/hostname"));

    assertThat(
            containers.run(bundle().set("hostname", "harbour").args("hostname")).succeeds().out())
        .isEqualTo("harbour\n");
    assertThat(Containers.read(Path.of("/proc/sys/kernel/hostname"))).isEqualTo(host);
  }

  @Test
  @NotInRunc115("domainname came with 1.2")
  void so_is_the_domain_name() {
    var bundle =
        bundle().set("domainname", "example.org").args("cat", "/proc/sys/kernel/domainname");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("example.org\n");
  }

  @Test
  void a_hostname_needs_a_uts_namespace() {
    containers
        .tryCreate(bundle().withoutNamespace("uts").set("hostname", "harbour"))
        .fails(
            containers.failed("create", "unable to set hostname without a private UTS namespace"));
    containers.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 500, 1000})
  void the_oom_score_is_set_exactly(int score) {
    var bundle = bundle().set("process.oomScoreAdj", score).args("cat", "/proc/self/oom_score_adj");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo(score + "\n");
  }

  @Test
  void without_a_word_the_oom_score_is_the_runtimes() throws Exception {
    var run = containers.command("run", bundle().args("cat", "/proc/self/oom_score_adj"));

    var result =
        run.by("sh", "-c", "echo 77 > /proc/self/oom_score_adj; exec \"$0\" \"$@\"")
            .run()
            .succeeds();

    assertThat(result.out()).isEqualTo("77\n");
  }

  @Test
  @NotInRunc115("personality came with 1.2")
  void the_personality_is_as_written() {
    var bundle = bundle().set("linux.personality", object("domain", "LINUX32")).args("uname", "-m");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("i686\n");
  }

  @Test
  void the_session_keyring_is_new() {
    var own = containers.command("run", bundle().args("cat", "/proc/keys"));
    var inherited =
        containers.command("run", bundle().args("cat", "/proc/keys"), "--no-new-keyring");

    // Named after the container, so that no two share one.
    assertThat(own.run().succeeds().out()).contains("_ses." + own.id());
    assertThat(inherited.run().succeeds().out()).doesNotContain("_ses." + inherited.id());
  }

  @Test
  @NotInRunc115("scheduler came with 1.2")
  void the_scheduler_is_as_written() {
    var bundle =
        bundle()
            .set("process.scheduler", object("policy", "SCHED_BATCH", "nice", 5))
            .args("cut", "-d", " ", "-f", "41", "/proc/self/stat"); // proc(5): policy

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("3\n");
  }

  @Test
  @NotInRunc115("ioPriority came with 1.2")
  void the_io_priority_is_as_written() {
    var bundle =
        bundle()
            .set("process.ioPriority", object("class", "IOPRIO_CLASS_BE", "priority", 6))
            .args("ionice", "-p", "1");

    assertThat(containers.run(bundle).succeeds().out().strip()).isEqualTo("best-effort: prio 6");
  }
}
