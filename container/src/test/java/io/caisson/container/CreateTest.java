package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.caisson.linux.Fd;
import io.caisson.linux.Sockets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code create} refuses before it has done anything, and what it undoes when it fails. */
@ExtendWith(NoLeaks.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class CreateTest {
  @RegisterExtension final Workshop shop = new Workshop();

  @Test
  void a_bundle_that_is_not_there_is_named() {
    CreateRequest request =
        new CreateRequest(Workshop.C1, "/nonexistent", null, null, null, false, false, 0);

    assertThatThrownBy(() -> Create.run(shop.runtime(), request))
        .hasMessage("chdir /nonexistent: no such file or directory");
    nothingIsLeft();
  }

  @Test
  void a_bundle_without_a_config_is_refused() {
    refuses("JSON specification file config.json not found");
  }

  @Test
  void a_config_that_breaks_a_rule_is_refused_before_anything_is_made() {
    Workshop.write(shop.bundle().resolve("config.json"), "{\"ociVersion\":\"1.0.0\"}");

    refuses("process property must not be empty");
  }

  @Test
  void a_root_file_system_that_is_not_there_is_refused() throws Exception {
    shop.configure();
    Files.delete(rootfs());

    refuses("invalid rootfs: open " + rootfs() + ": no such file or directory");
  }

  @Test
  void a_root_file_system_that_is_a_file_is_refused() throws Exception {
    shop.configure();
    Files.delete(rootfs());
    Files.createFile(rootfs());

    refuses("invalid rootfs: open " + rootfs() + ": not a directory");
  }

  @Test
  void a_root_file_system_behind_a_symlink_is_refused() throws Exception {
    shop.configure();
    Files.delete(rootfs());
    Files.createSymbolicLink(rootfs(), Path.of("/usr"));

    refuses("invalid rootfs: not an absolute path, or a symlink");
  }

  @Test
  void a_terminal_needs_somebody_to_keep_it() {
    shop.terminal = true;
    shop.configure();

    refuses("cannot allocate tty if runc will detach without setting console socket");
  }

  @Test
  void a_console_socket_needs_a_terminal_and_a_runtime_that_goes() {
    shop.configure();
    var withSocket =
        new CreateRequest(Workshop.C1, shop.bundle().toString(), "/s", null, null, false, false, 0);
    assertThatThrownBy(() -> Create.run(shop.runtime(), withSocket))
        .hasMessage("cannot use console socket if runc will not detach or allocate tty");

    shop.terminal = true;
    shop.configure();
    assertThatThrownBy(
            () -> Run.run(shop.runtime(), new RunRequest(withSocket, false, false, false)))
        .hasMessage("cannot use console socket if runc will not detach or allocate tty");
    nothingIsLeft();
  }

  @Test
  void a_console_socket_where_nobody_listens_is_found_out_before_anything_is_made() {
    shop.terminal = true;
    shop.configure();
    String socket = shop.path() + "/nobody";
    var request =
        new CreateRequest(
            Workshop.C1, shop.bundle().toString(), socket, null, null, false, false, 0);

    assertThatThrownBy(() -> Create.run(shop.runtime(), request))
        .hasMessage("connect " + socket + ": no such file or directory");
    nothingIsLeft();
  }

  @Test
  void an_id_is_given_once() {
    shop.create();

    assertThatThrownBy(shop::create).hasMessage("container with given ID already exists");
    assertThat(shop.status()).isEqualTo(Status.CREATED);
  }

  @ParameterizedTest
  @CsvSource({
    "clone, unable to start container process: no process to be had",
    "/prestart, 'unable to start container process: error during container init: error running"
        + " prestart hook #0: exit status 1, stdout: , stderr: '",
    "/createRuntime, 'unable to start container process: error during container init: error"
        + " running createRuntime hook #0: exit status 1, stdout: , stderr: '",
  })
  void whatever_step_fails_the_way_back_is_whole(String step, String message) {
    shop.hooks =
        """
        {"prestart": [{"path": "/prestart"}], "createRuntime": [{"path": "/createRuntime"}],
         "poststop": [{"path": "/poststop"}]}
        """;
    shop.fails = step;
    shop.failingHook = step;

    assertThatThrownBy(shop::create).hasMessage(message);

    assertThat(shop.events).endsWith("cgroup destroy", "hook /poststop stopped");
    assertThat(shop.state()).doesNotExist();
    assertThat(shop.warnings).isEmpty();
  }

  @Test
  void without_a_cgroup_there_is_nothing_to_destroy_and_no_hook_to_run() {
    shop.hooks = "{\"poststop\": [{\"path\": \"/poststop\"}]}";
    shop.cgroup.refuses = "create";

    assertThatThrownBy(shop::create).hasMessage("cgroup refuses to create");

    assertThat(shop.events).containsExactly("cgroup create");
    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void a_step_of_the_way_back_that_fails_does_not_hide_why_it_was_taken() {
    shop.fails = "clone";
    shop.cgroup.refuses = "destroy";

    assertThatThrownBy(shop::create)
        .hasMessage("unable to start container process: no process to be had");

    assertThat(shop.warnings)
        .containsExactly("unable to remove container's cgroup: cgroup refuses to destroy");
  }

  @Test
  void a_program_that_cannot_be_executed_leaves_nothing_of_run() throws Exception {
    shop.configure();
    shop.fails = "exec";
    Path pidFile = shop.path().resolve("pid");
    var request = new RunRequest(shop.request(pidFile), true, false, false);

    assertThatThrownBy(() -> Run.run(shop.runtime(), request))
        .hasMessage(
            "unable to start container process: exec: \"x\": executable file not found in $PATH");

    assertThat(shop.init().waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.state()).doesNotExist();
    assertThat(pidFile).doesNotExist();
  }

  @Test
  void the_pid_file_holds_the_digits_alone() {
    shop.configure();
    Path pidFile = shop.path().resolve("pid");
    Workshop.write(pidFile, "of an older container");

    Create.run(shop.runtime(), shop.request(pidFile));

    assertThat(Workshop.read(pidFile)).isEqualTo(Long.toString(shop.init().pid()));
    assertThat(shop.path().resolve(".pid")).doesNotExist();
  }

  @Test
  void a_pid_file_that_cannot_be_written_undoes_the_container() throws Exception {
    shop.configure();
    Path pidFile = shop.path().resolve("missing/pid");

    assertThatThrownBy(() -> Create.run(shop.runtime(), shop.request(pidFile)))
        .hasMessage("open " + shop.path() + "/missing/.pid: no such file or directory");

    assertThat(shop.init().waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(shop.events).endsWith("cgroup destroy");
    assertThat(shop.state()).doesNotExist();
  }

  @Test
  void paths_start_where_the_runtime_was_called() {
    shop.configure();
    io.caisson.linux.Processes.chdir(shop.path().toString());
    var request = new CreateRequest(Workshop.C1, "bundle", null, null, "pid", false, false, 0);

    Create.run(shop.runtime(), request);

    assertThat(shop.path().resolve("pid")).exists();
    assertThat(shop.record().bundle()).isEqualTo(shop.bundle().toString());
  }

  @Test
  void who_listens_at_the_pidfd_socket_gets_a_descriptor_of_init() throws Exception {
    shop.configure();
    String path = shop.path() + "/socket";
    try (Fd listener = Sockets.bind(path, Sockets.SOCK_STREAM)) {
      Sockets.listen(listener, 1);
      var request =
          new CreateRequest(
              Workshop.C1, shop.bundle().toString(), null, path, null, false, false, 0);

      Create.run(shop.runtime(), request);

      try (Fd connection = Sockets.accept(listener)) {
        Sockets.Datagram datagram = Sockets.receive(connection, 100);
        assertThat(new String(datagram.bytes(), StandardCharsets.UTF_8)).isEqualTo("standard");
        try (var init = io.caisson.linux.PidFd.of(datagram.files().getFirst())) {
          init.send(io.caisson.linux.Signal.TERM);
        }
      }
    }
    assertThat(shop.init().waitFor()).isEqualTo(128 + 15);
  }

  private Path rootfs() {
    return shop.bundle().resolve("rootfs");
  }

  private void refuses(String message) {
    Throwable failure = catchThrowable(() -> Create.run(shop.runtime(), shop.request()));

    assertThat(failure).isInstanceOf(Failure.class).hasMessage(message);
    nothingIsLeft();
  }

  private void nothingIsLeft() {
    assertThat(shop.state()).doesNotExist();
    assertThat(shop.events).isEmpty();
  }
}
