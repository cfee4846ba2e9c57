package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The watchman himself: each thing that a test could leave behind is noticed. */
class ContainersTest {

  // A peer leaves things on purpose here, so these tests hold before there is an executable as
  // well.
  @RegisterExtension final Containers containers = new Containers(OciRuntime.runc());

  @Test
  void a_process_that_is_left_is_noticed() {
    Command.of("sh", "-c", "sleep 100 & echo $!").run().succeeds();

    assertThat(complaint()).contains("process").contains("sleep 100");
    Descendants.alive().forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void a_mount_that_is_left_is_noticed() throws Exception {
    Path directory = Files.createDirectory(containers.scratch().resolve("hold"));
    Command.of("mount", "-t", "tmpfs", "tmpfs", directory.toString()).run().succeeds();

    assertThat(complaint()).contains("mount " + directory);
    Command.of("umount", directory.toString()).run().succeeds();
  }

  @Test
  void a_cgroup_that_is_left_is_noticed() throws Exception {
    Path cgroup = Files.createDirectory(Path.of("/sys/fs/cgroup/pids", containers.newId()));

    assertThat(complaint()).contains("cgroup " + cgroup);
    Files.delete(cgroup);
  }

  @Test
  void a_state_directory_that_is_left_is_noticed() throws Exception {
    Path state = Files.createDirectories(containers.root().resolve("wreck"));

    assertThat(complaint()).contains("state " + state);
    Files.delete(state);
  }

  @Test
  void a_descriptor_that_is_left_is_noticed() throws Exception {
    Path file = containers.scratch().resolve("open");
    try (var _ = Files.newOutputStream(file)) {
      assertThat(complaint()).contains("descriptor " + file);
    }
  }

  @Test
  void a_running_container_is_a_process_a_cgroup_and_a_state_directory() {
    var container = containers.start(bundle().args("sleep", "100"));

    assertThat(complaint())
        .contains("process " + container.pid())
        .contains("cgroup /sys/fs/cgroup/memory")
        .contains("state " + containers.root().resolve(container.id()));
  }

  private String complaint() {
    Throwable thrown = catchThrowable(() -> containers.expectNothingLeft(0));
    assertThat(thrown).isInstanceOf(AssertionError.class);
    return String.valueOf(thrown.getMessage());
  }
}
