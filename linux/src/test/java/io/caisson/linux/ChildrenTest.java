package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ends of children, collected by pid and by descriptor. */
@ExtendWith(NoLeaks.class)
class ChildrenTest {
  @Test
  void an_exit_is_collected_by_descriptor() throws Throwable {
    try (PidFd child = PidFd.open(Spawn.shell("exit 7"))) {
      assertThat(child.waitFor()).isEqualTo(new WaitStatus(7, 0));
      assertThat(child.send(Signal.TERM)).isFalse();
      assertThatThrownBy(child::waitFor).hasMessage("waitid: no child processes");
    }
  }

  @Test
  void a_signal_is_collected_by_descriptor() throws Throwable {
    try (PidFd child = PidFd.open(Spawn.shell("kill -KILL $$"))) {
      WaitStatus status = child.waitFor();

      assertThat(status).isEqualTo(new WaitStatus(0, 9));
      assertThat(status.exitCode()).isEqualTo(137);
    }
  }

  @Test
  void a_running_child_has_nothing_to_collect_yet() throws Throwable {
    int pid = Spawn.shell("exec sleep 60");
    try (PidFd child = PidFd.open(pid)) {
      assertThat(child.tryWait()).isNull();
      assertThat(Processes.tryWait(pid)).isNull();

      assertThat(child.send(Signal.KILL)).isTrue();

      assertThat(child.awaitExit(5000)).isTrue();
      assertThat(child.exists()).isTrue(); // a zombie
      assertThat(child.tryWait()).isEqualTo(new WaitStatus(0, 9));
      assertThat(child.exists()).isFalse();
    }
  }

  @Test
  void an_exit_is_collected_by_pid() throws Throwable {
    assertThat(Processes.waitFor(Spawn.shell("exit 255"))).isEqualTo(new WaitStatus(255, 0));
    assertThat(Processes.waitFor(Spawn.shell("kill -TERM $$"))).hasToString("signal: terminated");
  }

  @Test
  void any_child_that_has_ended_is_collected() throws Throwable {
    int pid = Spawn.shell("exit 3");
    try (PidFd child = PidFd.open(pid)) {
      assertThat(child.awaitExit(5000)).isTrue();
    }

    Processes.Ended ended = Objects.requireNonNull(Processes.tryWaitAny());

    assertThat(ended).isEqualTo(new Processes.Ended(pid, new WaitStatus(3, 0)));
  }
}
