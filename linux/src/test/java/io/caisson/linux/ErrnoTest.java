package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrnoTest {
  @ParameterizedTest
  @CsvSource({
    "1, EPERM, operation not permitted",
    "2, ENOENT, no such file or directory",
    "11, EAGAIN, resource temporarily unavailable",
    "13, EACCES, permission denied",
    "16, EBUSY, device or resource busy",
    "17, EEXIST, file exists",
    "22, EINVAL, invalid argument",
    "38, ENOSYS, function not implemented",
    "40, ELOOP, too many levels of symbolic links",
    "95, EOPNOTSUPP, operation not supported",
    "105, ENOBUFS, no buffer space available",
    "133, EHWPOISON, memory page has hardware error",
  })
  void an_errno_has_its_symbol_and_gos_words(int errno, String name, String text) {
    assertThat(Errno.name(errno)).isEqualTo(name);
    assertThat(Errno.text(errno)).isEqualTo(text);
  }

  @Test
  void what_the_kernel_does_not_define_is_a_number() {
    assertThat(Errno.text(134)).isEqualTo("errno 134");
    assertThat(Errno.text(41)).isEqualTo("errno 41");
    assertThat(Errno.name(-1)).isEqualTo("-1");
  }

  @Test
  void an_explanation_follows_the_kernels_words() {
    var failure =
        new LinuxException("pivot_root", "/x", Errno.EBUSY).explained("root is a ramdisk");

    assertThat(failure).hasMessage("pivot_root /x: device or resource busy: root is a ramdisk");
    assertThat(failure.is(Errno.EBUSY)).isTrue();
  }

  @Test
  void a_call_without_a_path_names_itself_alone() {
    assertThat(new LinuxException("setsid", null, Errno.EPERM))
        .hasMessage("setsid: operation not permitted");
  }
}
