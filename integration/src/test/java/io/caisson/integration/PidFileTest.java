package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code --pid-file}: what shims read to learn of the init. */
class PidFileTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void it_holds_the_pid_and_nothing_else() {
    Path file = containers.scratch().resolve("pid");

    var container = containers.create(bundle(), "--pid-file", file.toString());

    assertThat(file).hasContent(Integer.toString(container.pid()));
    assertThat(Containers.read(file)).doesNotEndWith("\n");
    assertThat(containers.scratch()).isDirectoryNotContaining("glob:**/.pid*");
  }

  @Test
  void a_relative_path_is_seen_from_where_the_command_was_called() {
    containers
        .command("create", bundle(), "--pid-file", "here.pid")
        .in(containers.scratch())
        .run()
        .succeeds();

    assertThat(containers.scratch().resolve("here.pid")).exists();
  }

  @Test
  void a_file_that_is_there_already_is_replaced() throws Exception {
    Path file = Files.writeString(containers.scratch().resolve("pid"), "not a pid");

    var container = containers.create(bundle(), "--pid-file", file.toString());

    assertThat(file).hasContent(Integer.toString(container.pid()));
  }

  @Test
  void a_create_that_fails_leaves_none() {
    Path file = containers.scratch().resolve("pid");

    containers.tryCreate(bundle().args("/bin/nobody"), "--pid-file", file.toString()).exits(1);

    assertThat(file).doesNotExist();
    containers.expectNothingLeft();
  }

  @Test
  void a_file_that_cannot_be_written_fails_the_create_and_leaves_nothing() {
    var result = containers.tryCreate(bundle(), "--pid-file", "/proc/nowhere/pid");

    result.exits(1);
    assertThat(result.error()).endsWith(": no such file or directory");
    containers.expectNothingLeft();
  }
}
