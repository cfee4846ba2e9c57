package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class TerminalsTest {
  @Test
  void the_peer_is_the_terminal_of_that_number() {
    try (Fd master = Terminals.openMaster("/dev/ptmx")) {
      int number = Terminals.unlockAndNumber(master);

      try (Fd peer = Terminals.peer(master)) {
        assertThat(Terminals.isTerminal(peer)).isTrue();
        assertThat(FileStatus.of(peer).sameFile(FileStatus.of("/dev/pts/" + number))).isTrue();
      }
    }
  }

  @Test
  void a_file_is_no_terminal() {
    try (Fd file = Files.open("/dev/null", Files.O_RDONLY)) {
      assertThat(Terminals.isTerminal(file)).isFalse();
      assertThatThrownBy(() -> Terminals.windowSize(file))
          .hasMessage("ioctl TIOCGWINSZ: inappropriate ioctl for device");
    }
  }

  @Test
  void the_window_size_is_what_was_set() {
    try (Fd master = Terminals.openMaster("/dev/ptmx")) {
      Terminals.unlockAndNumber(master);
      try (Fd peer = Terminals.peer(master)) {
        Terminals.setWindowSize(master, new Terminals.WindowSize(41, 133, 0, 0));

        assertThat(Terminals.windowSize(peer)).isEqualTo(new Terminals.WindowSize(41, 133, 0, 0));
      }
    }
  }

  @Test
  void a_raw_terminal_passes_what_is_typed_and_ends_what_is_printed_by_lines() {
    try (Fd master = Terminals.openMaster("/dev/ptmx")) {
      Terminals.unlockAndNumber(master);
      try (Fd peer = Terminals.peer(master)) {
        Files.writeAll(peer, "a\n");
        assertThat(read(master)).isEqualTo("a\r\n");

        var before = Terminals.makeRaw(peer);
        Files.writeAll(peer, "b\n");
        assertThat(read(master)).isEqualTo("b\r\n");
        Files.writeAll(master, "\u0003"); // no line, no signal, no echo: the byte itself
        assertThat(read(peer)).isEqualTo("\u0003");

        Terminals.restore(peer, before);
        Files.writeAll(peer, "c\n");
        assertThat(read(master)).isEqualTo("c\r\n");
      }
    }
  }

  @Test
  void without_onlcr_newlines_stay_newlines() {
    try (Fd master = Terminals.openMaster("/dev/ptmx")) {
      Terminals.unlockAndNumber(master);
      try (Fd peer = Terminals.peer(master)) {
        Terminals.clearOnlcr(peer);
        Files.writeAll(peer, "a\n");

        assertThat(read(master)).isEqualTo("a\n");
      }
    }
  }

  private static String read(Fd file) {
    byte[] bytes = new byte[100];
    assertThat(Poll.await(file, Poll.IN, 5000)).isNotZero();
    int length = Files.read(file, bytes, 0, bytes.length);
    return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }
}
