package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScratchTest {
  @Test
  void closing_gives_the_memory_back() {
    long first;
    try (Scratch scratch = Scratch.enter()) {
      first = scratch.buffer(100);
    }

    try (Scratch scratch = Scratch.enter()) {
      assertThat(scratch.buffer(8)).isEqualTo(first);
    }
  }

  @Test
  void allocated_memory_is_zero_though_it_was_used_before() {
    try (Scratch scratch = Scratch.enter()) {
      Sys.putLong(scratch.buffer(8), -1L);
    }

    try (Scratch scratch = Scratch.enter()) {
      assertThat(Sys.getLong(scratch.allocate(8))).isZero();
    }
  }

  @Test
  void an_inner_scope_leaves_the_outer_ones_memory_alone() {
    try (Scratch outer = Scratch.enter()) {
      long kept = outer.allocate(8);
      Sys.putLong(kept, 42);
      long inside;
      try (Scratch inner = Scratch.enter()) {
        inside = inner.allocate(64);
        Sys.putLong(inside, -1L);
      }

      assertThat(inside).isGreaterThan(kept);
      assertThat(Sys.getLong(kept)).isEqualTo(42);
      assertThat(outer.buffer(8)).isEqualTo(inside);
    }
  }

  @Test
  void more_than_a_block_is_given_a_block_of_its_own() {
    try (Scratch outer = Scratch.enter()) {
      long before = outer.allocate(16);
      try (Scratch inner = Scratch.enter()) {
        long big = inner.allocate(1 << 20);
        Sys.putByte(big + (1 << 20) - 1, 7);
        for (int i = 0; i < 100; i++) inner.allocate(4000);
        assertThat(Sys.getByte(big + (1 << 20) - 1)).isEqualTo((byte) 7);
      }

      assertThat(outer.allocate(16)).isEqualTo(before + 16);
    }
  }

  @Test
  void addresses_are_aligned_to_eight() {
    try (Scratch scratch = Scratch.enter()) {
      scratch.cString("abc");
      assertThat(scratch.buffer(3) % 8).isZero();
      assertThat(scratch.buffer(1) % 8).isZero();
    }
  }

  @Test
  void memory_that_is_not_to_be_had_is_an_error() {
    try (Scratch scratch = Scratch.enter();
        FaultySys faulty = FaultySys.on(SyscallNumbers.SYS_MMAP).answer(Errno.ENOMEM)) {
      assertThatThrownBy(() -> scratch.buffer(1 << 20)).hasMessage("mmap: cannot allocate memory");
      assertThat(faulty.calls()).isEqualTo(1);
    }
  }

  @Test
  void threads_of_a_jvm_do_not_share_memory() throws Exception {
    try (Scratch here = Scratch.enter()) {
      long ours = here.buffer(8);

      OwnThread.run(
          () -> {
            try (Scratch there = Scratch.enter()) {
              assertThat(Math.abs(there.buffer(8) - ours)).isGreaterThan(1000);
            }
          });
    }
  }
}
