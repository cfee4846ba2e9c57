package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A foreground {@code run}: its exit code is the container's, its signals go to the container. */
class SignalsTest {

  @RegisterExtension final Containers containers = new Containers();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 77, 125, 126, 127, 255})
  void the_exit_code_is_the_programs(int code) {
    containers.run(bundle().sh("exit " + code)).exits(code);
  }

  @Test
  void a_program_that_a_signal_ended_exits_with_128_and_the_signal() {
    // Signals from within its own pid namespace do not reach init itself: so a child is killed.
    containers.run(bundle().sh("sh -c 'kill -KILL $$'; exit $?")).exits(137);
  }

  @Test
  void an_init_that_is_killed_exits_with_137() {
    var run = containers.command("run", bundle().sh("echo ready; sleep 100"));

    try (var running = run.start()) {
      Container.eventually("ready", () -> running.out().contains("ready"));
      containers.call("kill", run.id(), "KILL").succeeds();

      running.await().exits(137);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "INT", "HUP", "QUIT", "USR1", "USR2", "CONT", "ALRM", "WINCH"})
  void a_signal_to_the_runtime_reaches_the_program(String signal) {
    var run =
        containers.command(
            "run",
            bundle()
                .sh(
                    "trap 'echo caught; exit 7' "
                        + signal
                        + "; echo ready; while :; do sleep 0.1; done"));

    try (var running = run.start()) {
      Container.eventually("ready", () -> running.out().contains("ready"));
      running.signal(signal);

      if (signal.equals("WINCH")) { // of use to a terminal alone, and this container has none
        running.signal("TERM");
        running.signal("KILL");
        return;
      }
      var result = running.await().exits(7);
      assertThat(result.out()).isEqualTo("ready\ncaught\n");
    }
  }

  @Test
  void standard_input_reaches_the_program_to_its_end() throws Exception {
    var text = Files.writeString(containers.scratch().resolve("text"), "x".repeat(100_000));

    var result = containers.command("run", bundle().args("wc", "-c")).input(text).run().succeeds();

    assertThat(result.out().strip()).isEqualTo("100000");
  }

  @Test
  void much_output_arrives_whole() {
    var result = containers.run(bundle().sh("yes | head -c 5000000; yes n | head -c 5000000 >&2"));

    assertThat(result.succeeds().out()).hasSize(5_000_000);
    assertThat(result.err()).hasSize(5_000_000);
  }

  @Test
  void a_finished_run_leaves_nothing() {
    containers.run(bundle().sh("exit 3")).exits(3);

    containers.expectNothingLeft();
  }

  @Test
  void keep_leaves_the_stopped_container() {
    var run = containers.command("run", bundle(), "--keep");
    run.run().succeeds();

    var id = containers.call("list", "-q").succeeds().out().strip();

    assertThat(containers.call("state", id).succeeds().out()).contains("\"status\": \"stopped\"");
    containers.call("delete", id).succeeds();
    containers.expectNothingLeft();
  }

  @Test
  void a_grandchild_that_outlives_init_does_not_hold_the_run() {
    containers.run(bundle().sh("sleep 100 & exit 4")).exits(4);

    containers.expectNothingLeft();
  }
}
