package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class PollTest {
  @Test
  void only_what_is_ready_is_reported() {
    try (Processes.Pipe full = Processes.pipe();
        Processes.Pipe empty = Processes.pipe()) {
      Poll poll = new Poll();
      int fullReader = poll.add(full.reader(), Poll.IN);
      int emptyReader = poll.add(empty.reader(), Poll.IN);
      int emptyWriter = poll.add(empty.writer(), Poll.OUT);
      Files.writeAll(full.writer(), "x");

      assertThat(poll.await(1000)).isEqualTo(2);

      assertThat(poll.ready(fullReader)).isEqualTo(Poll.IN);
      assertThat(poll.ready(emptyReader)).isZero();
      assertThat(poll.ready(emptyWriter)).isEqualTo(Poll.OUT);
    }
  }

  @Test
  void an_unwatched_descriptor_is_not_even_reported_when_the_other_side_is_gone() {
    try (Processes.Pipe pipe = Processes.pipe();
        Fd reader = pipe.reader().duplicate()) {
      Poll poll = new Poll();
      int writer = poll.add(pipe.writer(), Poll.OUT);
      int other = poll.add(reader, Poll.IN);
      poll.watch(writer, 0);

      assertThat(poll.await(0)).isZero();

      assertThat(poll.ready(writer)).isZero();
      assertThat(poll.ready(other)).isZero();
    }
  }

  @Test
  void a_closed_writer_hangs_up() {
    Processes.Pipe pipe = Processes.pipe();
    pipe.writer().close();
    try (Fd reader = pipe.reader()) {
      assertThat(Poll.await(reader, Poll.IN, 1000)).isEqualTo(Poll.HUP);
    }
  }

  @Test
  void waiting_ends_after_the_time_given() {
    try (Processes.Pipe pipe = Processes.pipe()) {
      long before = Clock.monotonicMillis();

      assertThat(Poll.await(pipe.reader(), Poll.IN, 30)).isZero();

      assertThat(Clock.monotonicMillis() - before).isBetween(29L, 3000L);
    }
  }

  @Test
  void it_grows_beyond_its_first_size() {
    try (Processes.Pipe pipe = Processes.pipe()) {
      Poll poll = new Poll();
      for (int i = 0; i < 20; i++) poll.add(pipe.writer(), Poll.OUT);

      assertThat(poll.await(0)).isEqualTo(20);
      assertThat(poll.ready(19)).isEqualTo(Poll.OUT);
    }
  }
}
