package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Poll;
import io.caisson.linux.Sockets;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Over socket pairs, which hang up as pipes do and raise no SIGPIPE here. */
@ExtendWith(NoLeaks.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RelayTest {
  private final Fd[] from = Sockets.pair(Sockets.SOCK_STREAM);
  private final Fd[] to = Sockets.pair(Sockets.SOCK_STREAM);
  private final Poll poll = new Poll();
  private final Relay relay = new Relay(from[1], to[0], poll);

  @AfterEach
  void close() {
    for (Fd fd : new Fd[] {from[1], to[0]}) fd.close();
  }

  @Test
  void all_of_it_arrives_in_order_however_slow_the_reader() {
    byte[] sent = new byte[700_000];
    new Random(7).nextBytes(sent);
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    byte[] piece = new byte[9_999];

    int at = 0;
    while (received.size() < sent.length) {
      if (at < sent.length && Poll.await(from[0], Poll.OUT, 0) != 0) {
        at += Files.tryWrite(from[0], sent, at, Math.min(4096, sent.length - at));
      }
      turn();
      if (Poll.await(to[1], Poll.IN, 0) != 0) {
        received.write(piece, 0, Files.read(to[1], piece, 0, piece.length));
      }
    }
    from[0].close();
    turn();

    assertThat(received.toByteArray()).isEqualTo(sent);
    assertThat(relay.isOver()).isTrue();
    to[1].close();
  }

  @Test
  void a_reader_that_takes_nothing_does_not_block_the_loop() {
    byte[] piece = new byte[4096];

    int at = 0;
    for (int i = 0; i < 2000; i++) {
      if (Poll.await(from[0], Poll.OUT, 0) != 0) at += Files.tryWrite(from[0], piece, 0, 4096);
      turn();
    }

    assertThat(at).isPositive();
    assertThat(Poll.await(from[0], Poll.OUT, 0)).isZero(); // it pushes back instead
    assertThat(relay.isOver()).isFalse();
    from[0].close();
    to[1].close();
  }

  @Test
  void it_is_over_when_the_source_has_ended_and_the_rest_is_delivered() {
    Files.writeAll(from[0], "last words");
    from[0].close();

    turn();
    assertThat(relay.isOver()).isFalse();
    turn();
    turn();

    assertThat(relay.isOver()).isTrue();
    byte[] words = new byte[100];
    assertThat(Files.read(to[1], words, 0, 100)).isEqualTo(10);
    to[1].close();
  }

  @Test
  void draining_takes_what_is_there_and_waits_for_no_end() {
    Files.writeAll(from[0], "there");

    relay.drain();

    byte[] words = new byte[100];
    assertThat(Files.read(to[1], words, 0, 100)).isEqualTo(5);
    assertThat(relay.isOver()).isFalse();
    from[0].close();
    to[1].close();
  }

  @Test
  void a_source_that_cannot_be_read_is_at_its_end() {
    try (Fd full = Files.open("/dev/full", Files.O_WRONLY)) {
      Poll other = new Poll();
      Relay unreadable = new Relay(full, to[0], other);
      unreadable.prepare();
      other.await(0);
      unreadable.drain();

      assertThat(Files.tryRead(full, new byte[1], 0, 1)).isEqualTo(-Errno.EBADF);
      assertThat(unreadable.isOver()).isTrue();
    }
    from[0].close();
    to[1].close();
  }

  @Test
  void a_sink_that_fails_ends_it() {
    Files.writeAll(from[0], "lost");
    try (Fd full = Files.open("/dev/full", Files.O_WRONLY)) {
      Relay lost = new Relay(from[1], full, new Poll());

      lost.drain();

      assertThat(lost.isOver()).isTrue();
    }
    from[0].close();
    to[1].close();
  }

  private void turn() {
    relay.prepare();
    poll.await(0);
    relay.step();
  }
}
