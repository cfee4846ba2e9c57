package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** runtime-spec runtime.md "Lifecycle" and "Operations", as every runtime should have it. */
class LifecycleTest {

  @RegisterExtension final Containers containers = new Containers();

  private static final String RUNTIMES = "io.caisson.integration.OciRuntime#all";

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void run_gives_the_program_its_output_and_takes_its_exit_code(OciRuntime runtime) {
    var result =
        containers.on(runtime).run(bundle().sh("echo aboard; echo overboard >&2; exit 42"));

    assertThat(result.out()).isEqualTo("aboard\n");
    assertThat(result.err()).isEqualTo("overboard\n");
    result.exits(42);
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void a_created_container_has_a_process_but_no_program_yet(OciRuntime runtime) {
    var container = containers.on(runtime).create(bundle().sh("echo started"));

    assertThat(container.status()).isEqualTo("created");
    assertThat(Files.exists(Path.of("/proc/" + container.pid()))).isTrue();
    assertThat(container.out()).isEmpty();

    container.finish();
    assertThat(container.out()).isEqualTo("started\n");
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void a_container_goes_from_created_to_running_to_stopped_to_gone(OciRuntime runtime) {
    var container = containers.on(runtime).create(bundle().args("sleep", "100"));

    assertThat(container.status()).isEqualTo("created");
    container.start().succeeds();
    assertThat(container.status()).isEqualTo("running");
    container.kill("KILL").succeeds();
    container.awaitStatus("stopped");
    assertThat(container.pid()).isZero();
    container.delete().succeeds();

    containers.on(runtime).call("state", container.id()).exits(1);
    containers.expectNothingLeft();
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void state_tells_what_the_spec_asks_for(OciRuntime runtime) {
    var before = Instant.now();
    var container =
        containers
            .on(runtime)
            .create(bundle().set("annotations", Bundle.object("org.example.port", "Genoa")));

    var state = container.state();

    assertThat(state.path("ociVersion").asText()).isNotEmpty();
    assertThat(state.path("id").asText()).isEqualTo(container.id());
    assertThat(state.path("status").asText()).isEqualTo("created");
    assertThat(state.path("pid").asInt()).isPositive();
    assertThat(state.path("bundle").asText()).isEqualTo(container.bundle().toString());
    assertThat(Instant.parse(state.path("created").asText()))
        .isBetween(before.minusSeconds(1), Instant.now().plusSeconds(1));
    assertThat(state.path("annotations").path("org.example.port").asText()).isEqualTo("Genoa");
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void later_edits_of_the_config_do_not_reach_the_container(OciRuntime runtime) throws Exception {
    var container = containers.on(runtime).create(bundle().sh("echo as created"));
    Files.writeString(container.bundle().resolve("config.json"), "{}");

    container.finish();

    assertThat(container.out()).isEqualTo("as created\n");
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void delete_force_ends_a_running_container(OciRuntime runtime) {
    var container = containers.on(runtime).start(bundle().args("sleep", "100"));

    container.forceDelete().succeeds();

    containers.expectNothingLeft();
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void a_created_container_can_be_deleted(OciRuntime runtime) {
    var container = containers.on(runtime).create(bundle());

    container.delete().succeeds();

    containers.expectNothingLeft();
  }

  @ParameterizedTest
  @MethodSource(RUNTIMES)
  void killing_init_ends_all_processes_of_its_pid_namespace(OciRuntime runtime) {
    var container = containers.on(runtime).start(bundle().sh("sleep 100 & sleep 100 & wait"));

    container.kill("KILL").succeeds();
    container.awaitStatus("stopped").delete().succeeds();

    containers.expectNothingLeft();
  }
}
