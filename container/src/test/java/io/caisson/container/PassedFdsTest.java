package io.caisson.container;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.spec.Spec;
import io.caisson.spec.SpecReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassedFdsTest {
  private static final String OWN_PID = Long.toString(ProcessHandle.current().pid());

  @Test
  void sockets_meant_for_this_process_are_passed_and_told_of() {
    PassedFds passed = PassedFds.of(0, OWN_PID, "2");

    assertThat(passed).isEqualTo(new PassedFds(2, 0));
    assertThat(environment(passed)).containsExactly("A=1", "LISTEN_FDS=2", "LISTEN_PID=1");
  }

  @Test
  void sockets_meant_for_somebody_else_are_not() {
    assertThat(PassedFds.of(0, "1", "2")).isEqualTo(new PassedFds(0, 0));
    assertThat(PassedFds.of(0, null, "2")).isEqualTo(new PassedFds(0, 0));
    assertThat(PassedFds.of(0, OWN_PID, "many")).isEqualTo(new PassedFds(0, 0));
    assertThat(environment(new PassedFds(0, 1))).containsExactly("A=1");
  }

  @Test
  void a_descriptor_to_preserve_must_be_open() {
    assertThatThrownBy(() -> PassedFds.of(9000, OWN_PID, "5000"))
        .isInstanceOf(Failure.class)
        .hasMessage(
            "unable to stat preserved-fd 0 (of 9000): stat /proc/self/fd/5003: no such file or"
                + " directory");
  }

  private static List<String> environment(PassedFds passed) {
    String config = "{\"process\":{\"env\":[\"A=1\"]}}";
    Spec spec = passed.tell(SpecReader.read(config.getBytes(StandardCharsets.UTF_8)));
    return requireNonNull(spec.process()).env();
  }
}
