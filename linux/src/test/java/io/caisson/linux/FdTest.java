package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeaks.class)
class FdTest {
  private static Fd devNull() {
    return Files.open("/dev/null", Files.O_RDWR);
  }

  @Test
  void closing_twice_is_a_bug_and_says_so() {
    Fd file = devNull();
    file.close();

    assertThatThrownBy(file::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("descriptor closed twice");
    assertThatThrownBy(file::number).hasMessage("descriptor used after close");
  }

  @Test
  void closing_what_somebody_else_closed_is_a_bug_too() {
    Fd file = devNull();
    Fd thief = Fd.of(file.number());
    int number = file.number();
    thief.close();

    assertThatThrownBy(file::close)
        .hasMessage("descriptor " + number + " was closed by somebody else");
  }

  @Test
  void the_current_directory_cannot_be_closed() {
    assertThatThrownBy(Fd.CWD::close).isInstanceOf(IllegalStateException.class);
    assertThat(Directories.list("/proc/self")).contains("status");
  }

  @Test
  void a_released_number_stays_open() {
    int number = devNull().release();

    assertThat(Fd.isOpen(number)).isTrue();
    Fd.of(number).close();
    assertThat(Fd.isOpen(number)).isFalse();
  }

  @Test
  void a_duplicate_outlives_the_first() {
    Fd first = devNull();
    Fd second = first.duplicate(100);
    first.close();

    assertThat(second.number()).isGreaterThanOrEqualTo(100);
    assertThat(closeOnExec(second)).isTrue();
    second.close();
  }

  @Test
  void duplicating_onto_a_number_makes_it_survive_exec() {
    try (Fd first = devNull();
        Fd place = first.duplicate(200)) {
      first.duplicateOnto(place.number());

      assertThat(closeOnExec(place)).isFalse();
      assertThat(Directories.readlink(place.procPath())).isEqualTo("/dev/null");
    }
  }

  @Test
  void duplicating_onto_itself_makes_it_survive_exec() {
    try (Fd file = devNull()) {
      assertThat(closeOnExec(file)).isTrue();

      file.duplicateOnto(file.number());

      assertThat(closeOnExec(file)).isFalse();
    }
  }

  /** flags of fdinfo are octal, O_CLOEXEC is 02000000. */
  private static boolean closeOnExec(Fd file) {
    String info = Files.readText("/proc/self/fdinfo/" + file.number());
    int start = info.indexOf("flags:") + 6;
    String flags = info.substring(start, info.indexOf('\n', start)).strip();
    return (Integer.parseInt(flags, 8) & Files.O_CLOEXEC) != 0;
  }
}
