package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 1970-01-01T00:00:00Z",
    "0, 1, 1970-01-01T00:00:00.000000001Z",
    "1709210096, 120000000, 2024-02-29T12:34:56.12Z",
    "1735689599, 999999999, 2024-12-31T23:59:59.999999999Z",
    "-1, 0, 1969-12-31T23:59:59Z",
  })
  void moments_are_written_as_go_writes_them(long seconds, int nanos, String text) {
    assertThat(Clock.rfc3339Nano(seconds, nanos)).isEqualTo(text);
  }

  @Property
  void the_calendar_agrees_with_javas(
      @ForAll @LongRange(min = -62135596800L, max = 253402300799L) long seconds) {
    String expected =
        LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC)
            .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'"));

    assertThat(Clock.rfc3339Nano(seconds, 0)).isEqualTo(expected);
  }

  @Test
  void now_is_now() {
    Instant before = Instant.now();
    Clock.Moment now = Clock.now();

    assertThat(Instant.ofEpochSecond(now.seconds(), now.nanos()))
        .isBetween(before, Instant.now().plusNanos(1));
  }

  @Test
  void sleeping_takes_its_time() {
    long before = Clock.monotonicMillis();
    Clock.sleepMillis(20);

    assertThat(Clock.monotonicMillis() - before).isBetween(20L, 2000L);
  }
}
