package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits, scheduling, capabilities and signals, of this process and thread. */
@ExtendWith(NoLeaks.class)
class LimitsTest {
  @Test
  void a_lowered_limit_is_in_force() {
    int core = ResourceLimits.number("RLIMIT_CORE");
    ResourceLimits.Limit before = ResourceLimits.get(0, core);

    ResourceLimits.set(0, core, new ResourceLimits.Limit(0, before.hard()));

    assertThat(ResourceLimits.get(0, core)).isEqualTo(new ResourceLimits.Limit(0, before.hard()));
    ResourceLimits.set(0, core, before);
  }

  @Test
  void a_soft_limit_above_the_hard_one_is_refused() {
    assertThatThrownBy(
            () ->
                ResourceLimits.set(
                    0, ResourceLimits.RLIMIT_NOFILE, new ResourceLimits.Limit(100, 50)))
        .isInstanceOf(LinuxException.class)
        .hasMessageEndingWith(": invalid argument");
  }

  @Test
  void limits_are_known_by_name() {
    assertThat(ResourceLimits.number("RLIMIT_NOFILE")).isEqualTo(7);
    assertThat(ResourceLimits.number("RLIMIT_RTTIME")).isEqualTo(15);
    assertThat(ResourceLimits.number("RLIMIT_NONSENSE")).isEqualTo(-1);
  }

  @Test
  void capabilities_are_those_of_proc() {
    String status = Files.readText("/proc/thread-self/status");
    Capabilities.Sets sets = Capabilities.get();

    assertThat(status).contains("CapEff:\t" + sixteen(sets.effective()));
    assertThat(status).contains("CapPrm:\t" + sixteen(sets.permitted()));
    assertThat(status).contains("CapInh:\t" + sixteen(sets.inheritable()));
    Capabilities.set(sets);
    assertThat(Capabilities.get()).isEqualTo(sets);
  }

  @Test
  void the_last_capability_is_the_kernels() {
    assertThat(Capabilities.last() + "\n")
        .isEqualTo(Files.readText("/proc/sys/kernel/cap_last_cap"));
  }

  @Test
  void capabilities_are_known_by_name() {
    assertThat(Capabilities.number("CAP_CHOWN")).isZero();
    assertThat(Capabilities.number("CAP_SYS_ADMIN")).isEqualTo(21);
    assertThat(Capabilities.number("CAP_CHECKPOINT_RESTORE")).isEqualTo(40);
    assertThat(Capabilities.number("SYS_ADMIN")).isEqualTo(-1);
    for (int i = 0; i <= 40; i++) {
      assertThat(Capabilities.number(Objects.requireNonNull(Capabilities.name(i)))).isEqualTo(i);
    }
  }

  @Test
  void a_blocked_signal_is_read_from_its_descriptor() {
    long mask = SignalMask.of(Signal.USR2);
    long before = SignalMask.get();
    SignalMask.set(before | mask);
    try (SignalFd signals = SignalFd.open(mask)) {
      assertThat(signals.read()).isNull();

      Sys.call(
          SyscallNumbers.SYS_TGKILL, Processes.getpid(), Processes.gettid(), Signal.USR2.number());

      assertThat(Poll.await(signals.fd(), Poll.IN, 1000)).isEqualTo(Poll.IN);
      assertThat(signals.read()).isEqualTo(new SignalFd.Received(Signal.USR2, Processes.getpid()));
      assertThat(signals.read()).isNull();
    } finally {
      SignalMask.set(before);
    }
  }

  @Test
  void a_memory_file_that_is_sealed_cannot_be_written() {
    try (Fd file = MemoryFiles.create("program")) {
      Files.writeAll(file, "#!/bin/true\n");

      MemoryFiles.seal(file, MemoryFiles.F_SEAL_ALL);

      assertThat(MemoryFiles.seals(file) & MemoryFiles.F_SEAL_ALL)
          .isEqualTo(MemoryFiles.F_SEAL_ALL);
      assertThatThrownBy(() -> Files.writeAll(file, "more"))
          .hasMessage("write: operation not permitted");
    }
  }

  private static String sixteen(long set) {
    String digits = Long.toHexString(set);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
