package io.caisson.container;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ProcessStatTest {
  @Test
  void a_name_with_spaces_and_parentheses_does_not_move_the_fields() {
    String line = "42 (a) R (b) S 1 42 42 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 98765 1000 200 184";

    assertThat(ProcessStat.parse(line)).isEqualTo(new ProcessStat('S', 98765));
  }

  @Test
  void zombies_and_dying_processes_have_ended() {
    assertThat(new ProcessStat('Z', 1).ended()).isTrue();
    assertThat(new ProcessStat('X', 1).ended()).isTrue();
    assertThat(new ProcessStat('T', 1).ended()).isFalse();
  }

  @Test
  void this_very_process_has_a_start_time() {
    ProcessStat own = requireNonNull(ProcessStat.of((int) ProcessHandle.current().pid()));

    assertThat(own.startTime()).isPositive();
    assertThat(own.ended()).isFalse();
  }

  @Test
  void a_pid_that_nobody_has_is_nobody() {
    assertThat(ProcessStat.of(Integer.MAX_VALUE)).isNull();
  }

  @Property
  void no_text_whatever_makes_it_fail(@ForAll String line) {
    ProcessStat stat = ProcessStat.parse(line);

    assertThat(stat == null || line.indexOf(')') >= 0).isTrue();
  }
}
