package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * CVE-2019-5736: a container keeps hold of /proc/PID/exe of the runtime that starts it, waits until
 * that has ended, and writes. Tried from the host, by root, with nothing in the way: what fails
 * here fails in a container.
 */
class SealedExecutableTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void an_init_gives_no_way_to_write_the_executable() throws Exception {
    var copy = copy();
    var before = Files.readAllBytes(copy.executable());

    attack(containers.on(copy));

    assertThat(Files.readAllBytes(copy.executable())).isEqualTo(before);
  }

  @Test
  void an_immutable_executable_needs_no_copy() throws Exception {
    var copy = copy();
    Command.of("chattr", "+i", copy.executable().toString()).run().succeeds();
    try {
      attack(containers.on(copy));
    } finally {
      Command.of("chattr", "-i", copy.executable().toString()).run().succeeds();
    }
  }

  @Test
  void a_container_that_runs_the_runtime_itself_cannot_write_it() throws Exception {
    var copy = copy();
    var before = Files.readAllBytes(copy.executable());

    // The program is /proc/self/exe: at that moment the runtime's own executable.
    containers.on(copy).run(bundle().args("/proc/self/exe", "--version"));

    assertThat(Files.readAllBytes(copy.executable())).isEqualTo(before);
  }

  /** Holds the executable of a created container's init, lets all processes end, and writes. */
  private static void attack(Containers containers) throws Exception {
    var container = containers.create(bundle());
    var script =
        "exec 9< /proc/" + container.pid() + "/exe; echo held; read go; echo x >> /proc/self/fd/9";
    Path keys = containers.scratch().resolve("keys");
    Command.of("mkfifo", keys.toString()).run().succeeds();

    try (var attacker = Command.of("bash", "-c", "exec < <(cat " + keys + "); " + script).start()) {
      Container.eventually("held", () -> attacker.out().contains("held"));
      container.forceDelete().succeeds();
      Files.writeString(keys, "go\n");

      assertThat(attacker.await().exitCode()).as("the attacker could write").isNotZero();
    }
  }

  private OciRuntime copy() throws Exception {
    var runtime = OciRuntime.underTest();
    var copy = Files.copy(runtime.executable(), containers.scratch().resolve(runtime.name()));
    return new OciRuntime(runtime.name(), copy, runtime.prefix());
  }
}
