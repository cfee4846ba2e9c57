package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.caisson.linux.Signal;
import io.caisson.spec.StateDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(NoLeaks.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class VerbsTest {
  @RegisterExtension final Workshop shop = new Workshop();

  @Test
  void a_created_container_is_on_record() {
    shop.create();

    StateRecord record = shop.record();
    assertThat(record.pid()).isEqualTo((int) shop.init().pid());
    assertThat(record.bundle()).isEqualTo(shop.bundle().toString());
    assertThat(record.rootfs()).isEqualTo(shop.bundle() + "/rootfs");
    assertThat(record.isolation()).isEqualTo("sleepers");
    assertThat(record.cgroupPaths()).isEqualTo(Map.of("pids", "/sys/fs/cgroup/pids/c1"));
    assertThat(record.sharedPidNamespace()).isFalse();
    assertThat(Workshop.read(shop.state().resolve("config.json")))
        .isEqualTo(Workshop.read(shop.bundle().resolve("config.json")));
    assertThat(shop.status()).isEqualTo(Status.CREATED);
  }

  @Test
  void hooks_run_in_the_order_of_the_spec_and_see_the_state_of_their_time() {
    shop.hooks =
        """
        {"poststop": [{"path": "/poststop"}], "createRuntime": [{"path": "/createRuntime"}],
         "prestart": [{"path": "/prestart"}], "poststart": [{"path": "/poststart"}]}
        """;
    shop.configure();

    Run.run(shop.runtime(), new RunRequest(shop.request(), true, false, false));
    Delete.run(shop.runtime(), Workshop.C1, true);

    assertThat(shop.events)
        .containsExactly(
            "cgroup create",
            "hook /prestart creating with pid",
            "hook /createRuntime creating with pid",
            "created",
            "started",
            "hook /poststart running with pid",
            "cgroup destroy",
            "hook /poststop stopped");
    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void state_answers_what_the_kernel_knows() throws Exception {
    shop.create();
    assertThat(state().status()).isEqualTo("created");
    assertThat(state().pid()).isEqualTo((int) shop.init().pid());
    assertThat(state().annotations()).isEqualTo(Map.of("a", "b"));

    shop.cgroup.frozen = true;
    assertThat(state().status()).isEqualTo("paused");

    shop.cgroup.frozen = false;
    Files.delete(shop.state().resolve("exec.fifo"));
    assertThat(state().status()).isEqualTo("running");

    shop.endInit();
    assertThat(state().status()).isEqualTo("stopped");
    assertThat(state().pid()).isZero();
  }

  @Test
  void another_process_with_the_pid_of_init_is_not_init() {
    shop.create();
    StateRecord record = shop.record();
    try (StateDirectory directory = StateDirectory.open(shop.state().toString())) {
      directory.write(record.withInit(record.pid(), record.startTime() + 1, record.cgroupPaths()));
    }

    assertThat(shop.status()).isEqualTo(Status.STOPPED);
    assertThatThrownBy(() -> kill(Signal.KILL, false)).hasMessage("container not running");
    assertThat(shop.init().isAlive()).isTrue();
  }

  @Test
  void a_container_whose_maker_was_killed_is_neither_started_nor_deleted_without_force() {
    shop.create();
    StateRecord record = shop.record();
    try (StateDirectory directory = StateDirectory.open(shop.state().toString())) {
      directory.write(record.withInit(0, 0, record.cgroupPaths()));
    }

    assertThat(shop.status()).isEqualTo(Status.CREATING);
    assertThatThrownBy(this::start).hasMessage("cannot start a container in the creating state");
    assertThatThrownBy(() -> delete(false))
        .hasMessage("cannot delete container c1 that is not stopped: creating");

    delete(true);

    assertThat(shop.events).contains("cgroup signal SIGKILL", "cgroup destroy");
    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void start_is_for_created_containers_only() throws Exception {
    shop.create();
    Files.delete(shop.state().resolve("exec.fifo"));
    assertThatThrownBy(this::start).hasMessage("cannot start an already running container");

    shop.cgroup.frozen = true;
    assertThatThrownBy(this::start).hasMessage("cannot start a container in the paused state");

    shop.endInit();
    assertThatThrownBy(this::start).hasMessage("cannot start a container that has stopped");
  }

  @Test
  void every_verb_says_of_an_unknown_container_that_it_does_not_exist() {
    assertThatThrownBy(this::start).hasMessage("container does not exist");
    assertThatThrownBy(this::state).hasMessage("container does not exist");
    assertThatThrownBy(() -> kill(Signal.TERM, false)).hasMessage("container does not exist");
    assertThatThrownBy(() -> kill(Signal.TERM, true)).hasMessage("container does not exist");
    assertThatThrownBy(() -> delete(false)).hasMessage("container does not exist");
  }

  @Test
  void deleting_an_unknown_container_by_force_is_done_already() {
    delete(true);

    assertThat(shop.events).isEmpty();
  }

  @Test
  void a_directory_without_a_state_goes_by_force() throws Exception {
    Files.createDirectories(shop.state().resolve("notify"));

    assertThatThrownBy(() -> delete(false)).hasMessage("container does not exist");
    assertThat(shop.state()).exists();
    delete(true);

    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void kill_reaches_init() throws Exception {
    shop.create();

    kill(Signal.TERM, false);

    assertThat(shop.init().waitFor()).isEqualTo(128 + 15);
    assertThatThrownBy(() -> kill(Signal.TERM, false)).hasMessage("container not running");
    kill(Signal.TERM, true); // "all" only turns that into success
  }

  @Test
  void sigkill_thaws_a_paused_container_and_other_signals_do_not() throws Exception {
    shop.create();
    shop.cgroup.frozen = true;

    kill(Signal.CONT, false);
    assertThat(shop.cgroup.frozen).isTrue();
    kill(Signal.KILL, false);

    assertThat(shop.cgroup.frozen).isFalse();
    assertThat(shop.init().waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void in_a_shared_pid_namespace_sigkill_goes_to_all_processes_even_when_init_has_ended()
      throws Exception {
    shop.sharedPidNamespace = true;
    shop.create();
    shop.endInit();

    kill(Signal.KILL, false);
    assertThatThrownBy(() -> kill(Signal.TERM, false)).hasMessage("container not running");

    assertThat(shop.events).containsOnlyOnce("cgroup signal SIGKILL");
  }

  @Test
  void delete_refuses_what_runs_and_takes_what_was_created() throws Exception {
    shop.create();
    Files.delete(shop.state().resolve("exec.fifo"));
    assertThatThrownBy(() -> delete(false))
        .hasMessage("cannot delete container c1 that is not stopped: running");
    shop.cgroup.frozen = true;
    assertThatThrownBy(() -> delete(false))
        .hasMessage("cannot delete container c1 that is not stopped: paused");
    delete(true);

    shop.cgroup.frozen = false;
    shop.create();
    delete(false);

    assertThat(shop.init().waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void delete_keeps_what_it_did_not_make() throws Exception {
    shop.create();
    delete(true);

    assertThat(shop.bundle().resolve("config.json")).exists();
    assertThat(shop.bundle().resolve("rootfs")).isDirectory();
    assertThat(shop.path().resolve("state")).isEmptyDirectory();
  }

  @Test
  void a_cgroup_that_stays_busy_keeps_the_container_on_record() throws Exception {
    shop.create();
    shop.endInit();
    shop.cgroup.refuses = "destroy";

    assertThatThrownBy(() -> delete(false))
        .hasMessage("unable to remove container's cgroup: cgroup refuses to destroy");
    shop.cgroup.refuses = "";
    delete(false);

    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void the_bundle_may_be_gone_when_the_container_is_deleted() throws Exception {
    shop.hooks = "{\"poststop\": [{\"path\": \"/poststop\"}]}";
    shop.create();
    Files.delete(shop.bundle().resolve("config.json"));
    Files.delete(shop.bundle().resolve("rootfs"));
    Files.delete(shop.bundle());

    delete(true);

    assertThat(shop.events).endsWith("cgroup destroy", "hook /poststop stopped");
  }

  @Test
  void a_failing_poststop_hook_is_a_warning() {
    shop.hooks = "{\"poststop\": [{\"path\": \"/a\"}, {\"path\": \"/b\"}]}";
    shop.failingHook = "/a";
    shop.create();

    delete(true);

    assertThat(shop.warnings)
        .containsExactly("error running poststop hook #0: exit status 1, stdout: , stderr: ");
    assertThat(shop.events).endsWith("hook /a stopped", "hook /b stopped");
  }

  @Test
  void a_failing_poststart_hook_ends_the_container() throws Exception {
    shop.hooks = "{\"poststart\": [{\"path\": \"/a\"}]}";
    shop.failingHook = "/a";
    shop.configure();

    Throwable failure =
        catchThrowable(
            () -> Run.run(shop.runtime(), new RunRequest(shop.request(), true, false, false)));

    assertThat(failure)
        .hasMessage("error running poststart hook #0: exit status 1, stdout: , stderr: ");
    assertThat(shop.init().waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void list_shows_all_and_warns_of_what_it_cannot_read() throws Exception {
    shop.create();
    Path other = Files.createDirectories(shop.path().resolve("state/broken"));
    Workshop.write(other.resolve("state.json"), "{");
    Files.createDirectories(shop.path().resolve("state/a b"));

    List<StateDocument> containers = ListContainers.run(shop.runtime(), true);

    assertThat(containers).extracting(StateDocument::id).containsExactly("c1");
    assertThat(containers.getFirst().owner())
        .isEqualTo(UserNames.ofThisMachine().of(io.caisson.linux.Credentials.geteuid()));
    assertThat(shop.warnings).hasSize(2);
    assertThat(shop.warnings.get(0))
        .isEqualTo("load container a b: invalid container ID format: a b");
    assertThat(shop.warnings.get(1)).startsWith("load container broken: " + other);
  }

  @Test
  void a_root_that_is_not_there_has_no_containers_unless_it_was_named() {
    assertThat(ListContainers.run(shop.runtime(), false)).isEmpty();
    assertThatThrownBy(() -> ListContainers.run(shop.runtime(), true))
        .hasMessage("open " + shop.path() + "/state: no such file or directory");
  }

  private StateDocument state() {
    return State.run(shop.runtime(), Workshop.C1);
  }

  private void start() {
    Start.run(shop.runtime(), Workshop.C1);
  }

  private void kill(Signal signal, boolean all) {
    Kill.run(shop.runtime(), Workshop.C1, signal, all);
  }

  private void delete(boolean force) {
    Delete.run(shop.runtime(), Workshop.C1, force);
  }
}
