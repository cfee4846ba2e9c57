package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static io.caisson.integration.Bundle.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** config.md "POSIX-platform Hooks" and runtime.md "Lifecycle". */
class HooksTest {

  private static final List<String> KINDS =
      List.of(
          "prestart",
          "createRuntime",
          "createContainer",
          "startContainer",
          "poststart",
          "poststop");

  @RegisterExtension final Containers containers = new Containers();

  @Test
  @NotInRunc115("runs poststart hooks in create")
  void the_kinds_run_in_the_order_of_the_lifecycle() {
    var bundle = noting(bundle().sh("echo program >> /note/log"));
    // Listed backwards, and two of each: their order within a kind is the list's.
    for (String kind : KINDS.reversed()) {
      bundle
          .hook(kind, "echo " + kind + " 1 >> " + log(kind))
          .hook(kind, "echo " + kind + " 2 >> " + log(kind));
    }

    var container = containers.create(bundle);
    assertThat(notes())
        .containsExactly(
            "prestart 1",
            "prestart 2",
            "createRuntime 1",
            "createRuntime 2",
            "createContainer 1",
            "createContainer 2");

    container.start().succeeds();
    container.awaitStatus("stopped");
    // The program and poststart run at the same time: which of the two writes first is open.
    assertThat(notes().subList(6, 8)).containsExactly("startContainer 1", "startContainer 2");
    assertThat(notes().subList(8, 11))
        .containsExactlyInAnyOrder("program", "poststart 1", "poststart 2");

    container.delete().succeeds();
    assertThat(notes().subList(11, 13)).containsExactly("poststop 1", "poststop 2");
  }

  @ParameterizedTest
  @CsvSource({
    "prestart,host", "createRuntime,host", "createContainer,container",
    "startContainer,container", "poststart,host", "poststop,host"
  })
  void a_hook_runs_in_the_namespaces_of_its_kind(String kind, String where) throws Exception {
    var bundle = noting(bundle()).hook(kind, "readlink /proc/self/ns/net >> " + log(kind));

    containers.create(bundle).finish().delete().succeeds();

    var host = Files.readSymbolicLink(Path.of("/proc/self/ns/net")).toString();
    assertThat(notes()).singleElement().matches(seen -> seen.equals(host) == where.equals("host"));
  }

  @ParameterizedTest
  @CsvSource({
    "prestart,true", "createRuntime,true", "createContainer,true",
    "startContainer,false", "poststart,true", "poststop,true"
  })
  void a_hooks_path_is_looked_up_before_or_after_the_root_is_changed(
      String kind, boolean onTheHost) {
    var bundle =
        noting(bundle())
            .hook(
                kind,
                "if [ -e "
                    + containers.scratch()
                    + " ]; then echo host; else echo container; fi >> "
                    + log(kind));

    containers.create(bundle).finish().delete().succeeds();

    assertThat(notes()).containsExactly(onTheHost ? "host" : "container");
  }

  @ParameterizedTest
  @CsvSource({
    "prestart,creating",
    "createRuntime,creating",
    "createContainer,creating",
    "startContainer,created",
    "poststop,stopped"
  })
  void the_state_is_on_standard_input(String kind, String status) throws Exception {
    expectState(kind, status);
  }

  @Test
  @NotInRunc115("runs poststart hooks in create")
  void the_state_of_poststart_is_running() throws Exception {
    expectState("poststart", "running");
  }

  @Test
  @NotInRunc115("has createContainer hooks run elsewhere")
  void the_hooks_of_create_run_in_the_bundle() {
    var bundle = noting(bundle());
    for (String kind : List.of("prestart", "createRuntime", "createContainer")) {
      bundle.hook(kind, "pwd >> " + note());
    }

    var directory = containers.create(bundle).bundle().toString();

    assertThat(notes()).containsExactly(directory, directory, directory);
  }

  private void expectState(String kind, String status) throws Exception {
    var bundle =
        noting(bundle().args("sleep", "0.3"))
            .set("annotations", object("org.example.port", "Genoa"))
            .hook(kind, "cat >> " + log(kind));

    var container = containers.create(bundle);
    container.finish().delete().succeeds();

    JsonNode state = new JsonMapper().readTree(note().toFile());
    assertThat(state.path("id").asText()).isEqualTo(container.id());
    assertThat(state.path("status").asText()).isEqualTo(status);
    assertThat(state.path("bundle").asText()).isEqualTo(container.bundle().toString());
    assertThat(state.path("ociVersion").asText()).isNotEmpty();
    assertThat(state.path("annotations").path("org.example.port").asText()).isEqualTo("Genoa");
    if (kind.equals("poststop")) assertThat(state.path("pid").asInt()).isZero();
    else assertThat(state.path("pid").asInt()).isPositive();
  }

  @Test
  void the_environment_of_a_hook_is_its_own_alone() {
    var hook =
        object(
            "path",
            "/usr/bin/env",
            "args",
            List.of("env"),
            "env",
            List.of("PORT=Genoa", "CARGO=rum"));
    var script =
        object(
            "path",
            "/bin/sh",
            "args",
            List.of("sh", "-c", "env >> " + note()),
            "env",
            List.of("PORT=Genoa", "PATH=/bin:/usr/bin"));

    containers.create(noting(bundle()).hook("createRuntime", hook).hook("createRuntime", script));

    assertThat(notes()).contains("PORT=Genoa").noneMatch(line -> line.startsWith("HOME="));
  }

  @Test
  void the_limits_of_the_cgroup_are_in_force_before_the_first_hook() {
    var bundle =
        noting(bundle())
            .set("linux.resources.pids.limit", 55)
            .hook(
                "prestart",
                "pid=$(grep -o '\"pid\": *[0-9]*' | grep -o '[0-9]*$'); cat /sys/fs/cgroup/pids$(grep pids: /proc/$pid/cgroup | cut -d: -f3)/pids.max >> "
                    + note());

    containers.create(bundle);

    assertThat(notes()).containsExactly("55");
  }

  @Test
  void a_hook_need_not_read_its_input() {
    var annotations = object("org.example.long", "x".repeat(100_000));

    containers.create(
        bundle()
            .set("annotations", annotations)
            .hook("createRuntime", object("path", "/bin/true")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"prestart", "createRuntime", "createContainer"})
  void a_hook_that_fails_at_create_undoes_it_all(String kind) {
    var bundle = noting(bundle()).hook(kind, "exit 3").hook(kind, "echo too late >> " + note());

    var result = containers.tryCreate(bundle);

    result.exits(1);
    assertThat(result.error()).contains("exit status 3");
    assertThat(notes()).isEmpty();
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("says 'error running hook #0: error running hook: exit status 1'")
  void a_hook_that_fails_is_told_with_all_it_said() {
    var result =
        containers.tryCreate(bundle().hook("createRuntime", "echo out; echo err >&2; exit 1"));

    assertThat(result.error())
        .endsWith(
            "error running createRuntime hook #0: exit status 1, stdout: out\n, stderr: err\n");
  }

  @Test
  void poststop_hooks_run_when_a_create_is_undone() {
    var bundle =
        noting(bundle())
            .hook("createRuntime", "exit 1")
            .hook("poststop", "echo cleared >> " + note());

    containers.tryCreate(bundle).exits(1);

    assertThat(notes()).containsExactly("cleared");
    containers.expectNothingLeft();
  }

  @Test
  void a_start_container_hook_that_fails_keeps_the_program_from_running() {
    var bundle = noting(bundle().sh("echo program >> /note/log")).hook("startContainer", "exit 1");
    var container = containers.create(bundle);

    container.start();

    container.awaitStatus("stopped");
    assertThat(notes()).isEmpty();
  }

  @Test
  @NotInRunc115("runs poststart hooks in create")
  void a_poststart_hook_that_fails_stops_the_container() {
    var bundle = noting(bundle().args("sleep", "100")).hook("poststart", "exit 1");
    var container = containers.create(bundle);

    var result = container.start();

    result.exits(1);
    assertThat(result.error()).contains("poststart");
    container.awaitStatus("stopped");
  }

  @Test
  @NotInRunc115("stops at the first")
  void a_poststop_hook_that_fails_is_a_warning_and_the_next_one_runs() {
    var bundle =
        noting(bundle()).hook("poststop", "exit 1").hook("poststop", "echo next >> " + note());

    containers.create(bundle).finish().delete().succeeds();

    assertThat(notes()).containsExactly("next");
    containers.expectNothingLeft();
  }

  @Test
  void a_hook_that_takes_too_long_is_killed() {
    var hook = object("path", "/bin/sleep", "args", List.of("sleep", "100"), "timeout", 1);

    var result = containers.tryCreate(bundle().hook("createRuntime", hook));

    result.exits(1);
    assertThat(result.error()).contains("hook ran past specified timeout of 1.0s");
    containers.expectNothingLeft();
  }

  @Test
  void a_hook_within_its_time_is_not_disturbed() {
    containers.create(bundle().hook("createRuntime", object("path", "/bin/true", "timeout", 5)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"createRuntime", "createContainer"})
  void a_missing_hook_fails_the_create(String kind) {
    var result = containers.tryCreate(bundle().hook(kind, object("path", "/nowhere/hook")));

    result.exits(1);
    assertThat(result.error()).contains("/nowhere/hook: no such file or directory");
    containers.expectNothingLeft();
  }

  @Test
  void create_container_hooks_may_change_the_mounts() {
    var bundle =
        bundle()
            .file("cargo/list", "rum\n")
            .hook(
                "createContainer",
                "b=$(grep -o '\"bundle\": *\"[^\"]*\"' | cut -d'\"' -f4); mount --bind $b/cargo $b/rootfs/mnt")
            .step(at -> Files.createDirectory(at.resolve("rootfs/mnt")))
            .args("cat", "/mnt/list");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("rum\n");
    assertThat(Containers.read(Path.of("/proc/self/mountinfo"))).doesNotContain("/cargo ");
  }

  /** Lets hooks inside the container write to the same file as those outside. */
  private Bundle noting(Bundle bundle) {
    return bundle
        .step(at -> Files.createDirectories(containers.scratch().resolve("note")))
        .bind(containers.scratch() + "/note", "/note");
  }

  private Path note() {
    return containers.scratch().resolve("note/log");
  }

  private String log(String kind) {
    return kind.equals("startContainer") ? "/note/log" : note().toString();
  }

  private List<String> notes() {
    return Files.exists(note()) ? Containers.read(note()).lines().toList() : List.of();
  }
}
