package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a verb refuses, in the sentences that engines look for. */
class VerbRulesTest {

  @RegisterExtension final Containers containers = new Containers();

  @ParameterizedTest
  @ValueSource(strings = {"state", "start", "kill", "delete"})
  void an_unknown_id_does_not_exist(String verb) {
    containers.call(verb, "nobody").fails("container does not exist");
  }

  @Test
  void force_deleting_an_unknown_id_succeeds_in_silence() {
    var result = containers.call("delete", "--force", "nobody").succeeds();

    assertThat(result.out() + result.err() + result.log()).isEqualTo("[]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "..", ".", "a b", "é", "a:b", "a\nb"})
  void an_id_outside_the_alphabet_is_refused(String id) {
    var directory = containers.write(bundle());

    var result = containers.call("create", "--bundle", directory.toString(), id);

    assertThat(result.error())
        .startsWith(containers.failed("create", "invalid container ID format"));
    result.exits(1);
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("container id cannot be empty")
  void an_empty_id_is_refused() {
    var result = containers.call("create", "--bundle", containers.write(bundle()).toString(), "");

    assertThat(result.error())
        .startsWith(containers.failed("create", "invalid container ID format"));
    result.exits(1);
  }

  @Test
  void an_id_may_use_the_whole_alphabet() {
    var id = containers.newId() + "_aZ0+.-";
    containers.own(id);

    containers.call("run", "--bundle", containers.write(bundle()).toString(), id).succeeds();
  }

  @Test
  void an_id_is_used_once() {
    var container = containers.create(bundle());

    var second =
        containers.call("create", "--bundle", container.bundle().toString(), container.id());

    second.fails(containers.failed("create", "container with given ID already exists"));
    assertThat(container.status()).isEqualTo("created");
  }

  @Test
  void a_container_starts_once() {
    var container = containers.start(bundle().args("sleep", "100"));

    container.start().fails("cannot start an already running container");

    assertThat(container.status()).isEqualTo("running");
  }

  @Test
  void a_stopped_container_does_not_start_again() {
    var container = containers.create(bundle()).finish();

    container.start().fails("cannot start a container that has stopped");
  }

  @Test
  void a_running_container_is_not_deleted() {
    var container = containers.start(bundle().args("sleep", "100"));

    container
        .delete()
        .fails("cannot delete container " + container.id() + " that is not stopped: running");

    assertThat(container.status()).isEqualTo("running");
  }

  @Test
  void a_stopped_container_is_not_killed() {
    var container = containers.create(bundle()).finish();

    container.kill("TERM").fails("container not running");
  }

  @Test
  void killing_all_of_a_stopped_container_succeeds() {
    var container = containers.create(bundle()).finish();

    containers.call("kill", "--all", container.id(), "KILL").succeeds();
  }

  @Test
  void a_created_container_can_be_killed() {
    var container = containers.create(bundle());

    container.kill("KILL").succeeds();

    container.awaitStatus("stopped");
  }

  @ParameterizedTest
  @ValueSource(strings = {"USR1", "SIGUSR1", "usr1", "sigusr1", "10"})
  void a_signal_is_spelled_in_many_ways(String signal) {
    var container = containers.start(trapping("USR1"));
    container.awaitOutput("ready");

    container.kill(signal).succeeds();

    container.awaitOutput("caught USR1");
  }

  @Test
  void the_default_signal_is_term() {
    var container = containers.start(trapping("TERM"));
    container.awaitOutput("ready");

    containers.call("kill", container.id()).succeeds();

    container.awaitOutput("caught TERM");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOGUS", "SIGBOGUS", "1x", "KILL ", "RTMAX+1"})
  void an_unknown_signal_is_refused(String signal) {
    var container = containers.start(bundle().args("sleep", "100"));

    container.kill(signal).fails("unknown signal \"" + signal + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"create", "run", "start", "state", "delete"})
  void an_id_must_be_given(String verb) {
    var result = containers.call(verb);

    result.exits(1);
    assertThat(result.err())
        .contains(
            containers.runtime().name() + ": \"" + verb + "\" requires exactly 1 argument(s)");
    assertThat(result.out()).startsWith("Incorrect Usage.\n").contains(verb + " - ");
  }

  @Test
  void kill_takes_one_argument_or_two() {
    assertThat(containers.call("kill").exits(1).err())
        .contains("requires a minimum of 1 argument(s)");
    assertThat(containers.call("kill", "a", "9", "b").exits(1).err())
        .contains("requires a maximum of 2 argument(s)");
  }

  @Test
  void an_unknown_command_exits_with_3() {
    var result = containers.call("embark");

    result.exits(3);
    assertThat(result.err()).contains("No help topic for 'embark'");
  }

  @Test
  @NotInRunc115("lists the machine's directories")
  void the_root_directory_is_not_the_root_of_the_machine() {
    var result = Command.of(containers.runtime().command(List.of("--root", "/", "list"))).run();

    result.exits(1);
    assertThat(result.err()).contains("Option --root argument should not be set to /");
  }

  private static Bundle trapping(String signal) {
    return bundle()
        .sh(
            "trap 'echo caught "
                + signal
                + "; exit' "
                + signal
                + "; echo ready; while :; do sleep 0.1; done");
  }
}
