package io.caisson.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class SocketsTest {
  @TempDir Path directory;

  @Test
  void a_descriptor_arrives_with_its_message_and_is_closed_on_exec() {
    Fd[] ends = Sockets.pair();
    try (Fd here = ends[0];
        Fd there = ends[1];
        Fd file = Files.open("/dev/null", Files.O_RDONLY)) {
      Sockets.send(here, "hello".getBytes(UTF_8), file);
      var got = Sockets.receive(there, 100);

      assertThat(got.bytes()).asString(UTF_8).isEqualTo("hello");
      assertThat(got.end()).isFalse();
      assertThat(got.files()).hasSize(1);
      try (Fd copy = got.files().get(0)) {
        assertThat(FileStatus.of(copy).isCharacterDevice(1, 3)).isTrue();
        assertThat(Files.readText("/proc/self/fdinfo/" + copy.number()))
            .containsPattern("flags:\\s+02");
      }
    }
  }

  @Test
  void several_descriptors_keep_their_order() {
    Fd[] ends = Sockets.pair();
    try (Fd here = ends[0];
        Fd there = ends[1];
        Fd nothing = Files.open("/dev/null", Files.O_RDONLY);
        Fd zeros = Files.open("/dev/zero", Files.O_RDONLY);
        Fd full = Files.open("/dev/full", Files.O_RDONLY)) {
      int[] numbers = {nothing.number(), zeros.number(), full.number()};
      Sockets.send(here, new byte[] {1}, numbers);
      var got = Sockets.receive(there, 1);

      assertThat(got.files())
          .extracting(file -> FileStatus.of(file).rdevMinor())
          .containsExactly(3, 5, 7);
      got.files().forEach(Fd::close);
    }
  }

  @Test
  void records_keep_their_boundaries_and_a_closed_side_is_the_end() {
    Fd[] ends = Sockets.pair();
    try (Fd there = ends[1]) {
      try (Fd here = ends[0]) {
        Sockets.send(here, new byte[] {1, 2});
        Sockets.send(here, new byte[] {3});
      }

      assertThat(Sockets.receive(there, 10).bytes()).containsExactly(1, 2);
      assertThat(Sockets.receive(there, 10).bytes()).containsExactly(3);
      assertThat(Sockets.receive(there, 10).end()).isTrue();
    }
  }

  @Test
  void a_message_longer_than_its_reader_is_an_error_and_leaves_no_descriptor() {
    Fd[] ends = Sockets.pair();
    try (Fd here = ends[0];
        Fd there = ends[1]) {
      Sockets.send(here, new byte[100], here);

      assertThatThrownBy(() -> Sockets.receive(there, 10)).hasMessage("recvmsg: message too long");
    }
  }

  @Test
  void a_send_to_nobody_is_an_error_and_no_signal() {
    Fd[] ends = Sockets.pair();
    try (Fd here = ends[0]) {
      ends[1].close();

      assertThatThrownBy(() -> Sockets.send(here, new byte[] {1}))
          .hasMessage("sendmsg: broken pipe");
    }
  }

  @Test
  void a_stream_socket_is_reached_by_its_path() {
    assertTalksThrough(directory.resolve("s").toString());
  }

  @Test
  void a_path_too_long_for_an_address_works_all_the_same() throws Exception {
    Path deep = directory.resolve("d".repeat(100)).resolve("e".repeat(100));
    java.nio.file.Files.createDirectories(deep);

    assertTalksThrough(deep.resolve("socket").toString());
  }

  @Test
  void a_socket_that_is_not_there_is_reported_by_path() {
    String path = directory.resolve("none").toString();

    assertThatThrownBy(() -> Sockets.connect(path))
        .hasMessage("connect " + path + ": no such file or directory");
  }

  private static void assertTalksThrough(String path) {
    try (Fd listener = Sockets.bind(path, Sockets.SOCK_STREAM)) {
      Sockets.listen(listener, 1);
      try (Fd client = Sockets.connect(path);
          Fd server = Sockets.accept(listener)) {
        Files.writeAll(client, "ping");
        Sockets.shutdownWriting(client);

        assertThat(Files.readAll(server)).asString(UTF_8).isEqualTo("ping");
      }
    }
  }
}
