package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalTest {
  @Property
  void every_signal_is_found_by_its_number_and_by_its_name_in_any_case(
      @ForAll @IntRange(min = 1, max = 64) int number) {
    Signal signal = new Signal(number);

    assertThat(Signal.parse(Integer.toString(number))).isEqualTo(signal);
    if (number == 32 || number == 33) return; // the C library's own have no name
    assertThat(Signal.parse(signal.name())).isEqualTo(signal);
    assertThat(Signal.parse(signal.name().toLowerCase(Locale.ROOT))).isEqualTo(signal);
    assertThat(Signal.parse(signal.name().substring(3))).isEqualTo(signal);
  }

  @ParameterizedTest
  @CsvSource({
    "KILL, 9",
    "SIGKILL, 9",
    "sigterm, 15",
    "Hup, 1",
    "CLD, 17",
    "SIGPOLL, 29",
    "RTMIN, 34",
    "SIGRTMIN+3, 37",
    "RTMAX, 64",
    "RTMAX-14, 50",
    "09, 9",
  })
  void it_is_read_as_kill_reads_it(String text, int number) {
    assertThat(Signal.parse(text)).isEqualTo(new Signal(number));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "65",
        "-1",
        "SIG",
        "SIGSIGKILL",
        "KILLER",
        "RTMIN+31",
        "RTMAX-31",
        "RTMIN+",
        "9 ",
        "RTMIN-1",
        "1000",
        "SIG9"
      })
  void what_is_no_signal_is_null(String text) {
    assertThat(Signal.parse(text)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"9, SIGKILL", "31, SIGSYS", "33, SIG33", "34, SIGRTMIN", "64, SIGRTMIN+30"})
  void its_name_is_kills(int number, String name) {
    assertThat(new Signal(number).name()).isEqualTo(name);
  }
}
