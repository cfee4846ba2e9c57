package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static io.caisson.integration.Bundle.object;
import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Sockets;
import io.caisson.linux.Terminals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Terminals: sent over a console socket, or the caller's own in the foreground. */
class ConsoleTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void the_terminals_master_arrives_on_the_console_socket() {
    Path socket = containers.scratch().resolve("console");
    try (Fd server = Sockets.bind(socket.toString(), Sockets.SOCK_STREAM)) {
      Sockets.listen(server, 1);
      var container =
          containers.create(
              withTerminal().sh("tty; read line; echo got $line"),
              "--console-socket",
              socket.toString());

      try (Fd connection = Sockets.accept(server);
          Fd master = received(connection)) {
        assertThat(Terminals.isTerminal(master)).isTrue();
        container.start().succeeds();
        assertThat(readUntil(master, "\n")).isEqualTo("/dev/pts/0\r\n");
        Files.writeAll(master, "rum\n");
        assertThat(readUntil(master, "got rum\r\n")).endsWith("got rum\r\n");
      }
    }
  }

  @Test
  void the_message_names_the_terminal() {
    Path socket = containers.scratch().resolve("console");
    try (Fd server = Sockets.bind(socket.toString(), Sockets.SOCK_STREAM)) {
      Sockets.listen(server, 1);
      containers.create(withTerminal(), "--console-socket", socket.toString());

      try (Fd connection = Sockets.accept(server)) {
        var message = Sockets.receive(connection, 4096);
        assertThat(new String(message.bytes(), StandardCharsets.UTF_8)).startsWith("/dev/p");
        Objects.requireNonNull(message.file()).close();
      }
    }
  }

  @Test
  void the_terminal_has_the_configured_size() {
    Path socket = containers.scratch().resolve("console");
    try (Fd server = Sockets.bind(socket.toString(), Sockets.SOCK_STREAM)) {
      Sockets.listen(server, 1);
      var bundle =
          withTerminal()
              .set("process.consoleSize", object("height", 33, "width", 99))
              .args("stty", "size");
      containers.create(bundle, "--console-socket", socket.toString()).start().succeeds();

      try (Fd connection = Sockets.accept(server);
          Fd master = received(connection)) {
        assertThat(readUntil(master, "\n")).isEqualTo("33 99\r\n");
      }
    }
  }

  @Test
  void the_terminal_is_the_controlling_one() {
    Path socket = containers.scratch().resolve("console");
    try (Fd server = Sockets.bind(socket.toString(), Sockets.SOCK_STREAM)) {
      Sockets.listen(server, 1);
      var container =
          containers.create(
              withTerminal()
                  .sh("trap 'echo interrupted; exit' INT; echo ready; while :; do sleep 0.1; done"),
              "--console-socket",
              socket.toString());

      try (Fd connection = Sockets.accept(server);
          Fd master = received(connection)) {
        container.start().succeeds();
        readUntil(master, "ready\r\n");
        Files.writeAll(master, "\u0003");
        assertThat(readUntil(master, "interrupted\r\n")).endsWith("interrupted\r\n");
      }
    }
  }

  @Test
  void a_detached_terminal_needs_a_console_socket() {
    var result = containers.tryCreate(withTerminal());

    result.exits(1);
    assertThat(result.error())
        .startsWith(containers.failed("create", "cannot allocate tty if "))
        .endsWith("will detach without setting console socket");
    containers.expectNothingLeft();
  }

  @Test
  void a_console_socket_needs_a_terminal() {
    var result = containers.tryCreate(bundle(), "--console-socket", "/nowhere");

    result.exits(1);
    assertThat(result.error())
        .startsWith(containers.failed("create", "cannot use console socket if "))
        .endsWith("will not detach or allocate tty");
    containers.expectNothingLeft();
  }

  @Test
  void nobody_behind_the_console_socket_fails_the_create() {
    var result =
        containers.tryCreate(withTerminal(), "--console-socket", containers.scratch() + "/nowhere");

    result.exits(1);
    assertThat(result.error()).endsWith("no such file or directory");
    containers.expectNothingLeft();
  }

  @Test
  void in_the_foreground_keys_and_output_pass() throws IOException {
    var run =
        containers
            .command("run", withTerminal().sh("echo ready; read line; echo got $line; exit 9"))
            .onTerminal(containers.scratch());

    try (var running = run.start()) {
      Container.eventually("ready", () -> running.out().contains("ready\r\n"));
      type("rum\n");

      var result = running.await().exits(9);
      assertThat(result.out()).endsWith("got rum\r\n");
    }
  }

  @Test
  void in_the_foreground_the_terminal_has_the_callers_size_and_follows_it() throws IOException {
    var run =
        containers
            .command(
                "run",
                withTerminal()
                    .sh(
                        "trap 'stty size' WINCH; stty rows 0 2>/dev/null; echo ready; while ! read -t 1 line; do :; done"))
            .onTerminal(containers.scratch());

    try (var running = run.start()) {
      Container.eventually("ready", () -> running.out().contains("ready\r\n"));
      resize(running, 41, 123);

      Container.eventually("resized", () -> running.out().contains("41 123\r\n"));
      type("\n");
      running.await().succeeds();
    }
  }

  @Test
  void in_the_foreground_an_interrupt_reaches_the_program() throws IOException {
    var run =
        containers
            .command(
                "run",
                withTerminal()
                    .sh(
                        "trap 'echo interrupted; exit 5' INT; echo ready; while :; do sleep 0.1; done"))
            .onTerminal(containers.scratch());

    try (var running = run.start()) {
      Container.eventually("ready", () -> running.out().contains("ready\r\n"));
      type("\u0003");

      assertThat(running.await().exits(5).out()).contains("interrupted\r\n");
    }
  }

  @Test
  void afterwards_the_callers_terminal_is_as_before() {
    var run = containers.command("run", withTerminal().sh("stty raw -echo"));
    var script =
        Command.of("sh", "-c", "'stty -g; " + run + "; stty -g'").onTerminal(containers.scratch());

    var lines = script.run().succeeds().lines();

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).isEqualTo(lines.get(0));
  }

  @Test
  void without_a_terminal_of_its_own_the_caller_still_gets_the_output() {
    var result = containers.run(withTerminal().sh("echo hello"));

    // runc refuses to put a pipe into raw mode and goes on; what arrives is what the terminal
    // shows.
    assertThat(result.out() + result.error()).isNotEmpty();
    containers.expectNothingLeft();
  }

  private static Bundle withTerminal() {
    return bundle()
        .mount("/dev/pts", "devpts", "devpts", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5")
        .terminal();
  }

  private static Fd received(Fd connection) {
    return Objects.requireNonNull(Sockets.receive(connection, 4096).file());
  }

  private void type(String keys) throws IOException {
    java.nio.file.Files.writeString(containers.scratch().resolve("keyboard"), keys);
  }

  /**
   * Resizes the terminal that script(1) has made, as a terminal window does; its users get
   * SIGWINCH.
   */
  private static void resize(Command.Running script, int rows, int columns) {
    var child = ProcessHandle.of(script.pid()).orElseThrow().children().findFirst().orElseThrow();
    Command.of(
            "stty", "-F", "/proc/" + child.pid() + "/fd/0", "rows", "" + rows, "cols", "" + columns)
        .run()
        .succeeds();
  }

  private static String readUntil(Fd master, String end) {
    var text = new StringBuilder();
    byte[] buffer = new byte[1024];
    while (text.indexOf(end) < 0) {
      int count;
      try {
        count = Files.read(master, buffer, 0, buffer.length);
      } catch (LinuxException e) {
        throw new AssertionError("the terminal was hung up after: " + text, e); // EIO
      }
      if (count == 0) throw new AssertionError("the terminal ended after: " + text);
      text.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
    }
    return text.toString();
  }
}
