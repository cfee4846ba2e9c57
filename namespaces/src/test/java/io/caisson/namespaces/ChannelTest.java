package io.caisson.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.container.Failure;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ChannelTest {
  private static Message sent(Message message) {
    byte[] datagram = Channel.encode(message);
    return Channel.decode(datagram, datagram.length);
  }

  @Test
  void every_word_arrives_as_it_was_said() {
    for (Message.Word word : Message.Word.values()) assertThat(sent(word)).isEqualTo(word);
  }

  @Property
  void a_pid_arrives_as_it_was_said(@ForAll int pid) {
    assertThat(sent(new Message.Joined(pid))).isEqualTo(new Message.Joined(pid));
  }

  @Property
  void a_sentence_arrives_as_it_was_said(@ForAll @StringLength(max = 300) String sentence) {
    String wellFormed =
        new String(
            sentence.codePoints().filter(c -> !surrogate(c)).toArray(),
            0,
            (int) sentence.codePoints().filter(c -> !surrogate(c)).count());

    assertThat(sent(new Message.Failed(wellFormed))).isEqualTo(new Message.Failed(wellFormed));
  }

  private static boolean surrogate(int c) {
    return c >= 0xd800 && c < 0xe000;
  }

  @Test
  void a_sentence_too_long_for_a_datagram_is_cut() {
    assertThat(Channel.encode(new Message.Failed("x".repeat(100_000)))).hasSize(16 * 1024);
  }

  @Test
  void init_s_failure_becomes_the_creator_s_in_runc_s_words() {
    Channel[] ends = Channel.pair();
    try (Channel creator = ends[0];
        Channel init = ends[1]) {
      init.send(new Message.Failed("exec: \"x\": executable file not found in $PATH"));

      assertThatThrownBy(creator::expect)
          .isInstanceOf(Failure.class)
          .hasMessage(
              "error during container init: exec: \"x\": executable file not found in $PATH");
    }
  }

  @Test
  void an_init_that_died_is_noticed() {
    Channel[] ends = Channel.pair();
    try (Channel creator = ends[0]) {
      ends[1].close();

      assertThatThrownBy(creator::expect).isInstanceOf(Failure.class).hasMessageContaining("died");
    }
  }

  @Test
  void an_init_whose_creator_died_does_not_go_on() {
    Channel[] ends = Channel.pair();
    try (Channel init = ends[1]) {
      ends[0].close();

      assertThatThrownBy(init::awaitGo).isInstanceOf(Failure.class).hasMessageContaining("died");
    }
  }
}
