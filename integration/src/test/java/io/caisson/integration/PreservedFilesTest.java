package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code --preserve-fds} and socket activation: descriptors beyond the standard three. */
class PreservedFilesTest {

  @RegisterExtension final Containers containers = new Containers();

  @BeforeEach
  void lay_out_files() throws Exception {
    Files.writeString(containers.scratch().resolve("three"), "third\n");
    Files.writeString(containers.scratch().resolve("four"), "fourth\n");
  }

  @Test
  void without_the_option_nothing_is_passed_on() {
    var result = withFiles(containers.command("run", bundle().sh("ls /proc/1/fd; true"))).run();

    assertThat(result.succeeds().lines()).containsExactly("0", "1", "2");
  }

  @Test
  void as_many_as_asked_for_are_passed_on() {
    var result =
        withFiles(
                containers.command(
                    "run",
                    bundle().sh("cat <&3; cat <&4; ls /proc/1/fd; true"),
                    "--preserve-fds",
                    "2"))
            .run();

    assertThat(result.succeeds().lines())
        .containsExactly("third", "fourth", "0", "1", "2", "3", "4");
  }

  @Test
  void a_descriptor_that_is_not_open_cannot_be_preserved() {
    var result = withFiles(containers.command("run", bundle(), "--preserve-fds", "3")).run();

    result.exits(1);
    assertThat(result.error()).contains("5");
    containers.expectNothingLeft();
  }

  @Test
  void activation_sockets_come_first_and_are_counted_in_the_environment() {
    var run =
        withFiles(
                containers.command(
                    "run",
                    bundle().sh("cat <&3; cat <&4; env | grep LISTEN | sort"),
                    "--preserve-fds",
                    "1"))
            .environment("LISTEN_FDS", "1");

    assertThat(run.run().succeeds().lines())
        .containsExactly("third", "fourth", "LISTEN_FDS=1", "LISTEN_PID=1");
  }

  @Test
  void they_survive_a_create() {
    var command = containers.command("create", bundle().sh("cat <&3"), "--preserve-fds", "1");
    var out = containers.scratch().resolve("out");
    withFiles(command).output(out, containers.scratch().resolve("err")).run().succeeds();

    containers.call("start", command.id()).succeeds();

    Container.eventually("it has read", () -> Containers.read(out).equals("third\n"));
  }

  private Command withFiles(Command command) {
    return command.by(
        "sh",
        "-c",
        "cd \"$0\" && exec 3<three 4<four && export LISTEN_PID=$$ && exec \"$@\"",
        containers.scratch().toString());
  }
}
