package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WaitStatusTest {
  private static final int SIGCHLD = 17;
  private static final int CLD_EXITED = 1;
  private static final int CLD_KILLED = 2;
  private static final int CLD_DUMPED = 3;

  @Test
  void a_code_is_read_where_the_kernel_puts_it() {
    assertThat(info(CLD_EXITED, 4643, 7)).isEqualTo(new WaitStatus(7, 0));
  }

  @Test
  void a_signal_is_read_where_the_kernel_puts_it() {
    assertThat(info(CLD_KILLED, 1, 9)).isEqualTo(new WaitStatus(0, 9));
    assertThat(info(CLD_DUMPED, 1, 11)).isEqualTo(new WaitStatus(0, 11));
  }

  @Test
  void zeros_mean_that_nothing_has_ended() {
    assertThat(info(0, 0, 0)).isNull();
  }

  /** As strace shows it of a 64-bit kernel: signal, errno, code, padding, then pid, uid, status. */
  private static @Nullable WaitStatus info(int code, int pid, int status) {
    int[] words = {pid == 0 ? 0 : SIGCHLD, 0, code, 0, pid, 0, status};
    try (Scratch scratch = Scratch.enter()) {
      long info = scratch.allocate(WaitStatus.SIGINFO_SIZE);
      for (int i = 0; i < words.length; i++) Sys.putInt(info + 4L * i, words[i]);
      return WaitStatus.ofInfo(info);
    }
  }
}
