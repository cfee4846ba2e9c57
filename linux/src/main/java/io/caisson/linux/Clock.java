package io.caisson.linux;

import static io.caisson.linux.SyscallNumbers.SYS_CLOCK_GETTIME;
import static io.caisson.linux.SyscallNumbers.SYS_NANOSLEEP;

/** The kernel's clocks, and moments as Go writes them. */
public final class Clock {
  private Clock() {}

  private static final int CLOCK_REALTIME = 0;
  private static final int CLOCK_MONOTONIC = 1;
  private static final long SECONDS_PER_DAY = 86_400;

  /** A moment: seconds since 1970 UTC and nanoseconds, 0 to 999,999,999. */
  public record Moment(long seconds, int nanos) {
    @Override
    public String toString() {
      return rfc3339Nano(seconds, nanos);
    }
  }

  public static Moment now() {
    return read(CLOCK_REALTIME);
  }

  /** Milliseconds of a clock that nobody sets, from an arbitrary start. */
  public static long monotonicMillis() {
    Moment time = read(CLOCK_MONOTONIC);
    return time.seconds * 1000 + time.nanos / 1_000_000;
  }

  /** int nanosleep(const struct timespec *req, NULL): returns early when a signal handler ran. */
  public static void sleepMillis(int millis) {
    try (Scratch scratch = Scratch.enter()) {
      long time = scratch.allocate(16);
      Sys.putLong(time, millis / 1000);
      Sys.putLong(time + 8, millis % 1000 * 1_000_000L);
      Sys.call(SYS_NANOSLEEP, time, 0); // EINTR: earlier than asked, as promised
    }
  }

  /**
   * UTC in Go's RFC3339Nano: {@code 2026-01-02T03:04:05.06Z}; zeros at the end of the fraction are
   * cut, and the point with them.
   */
  public static String rfc3339Nano(long seconds, int nanos) {
    long day = Math.floorDiv(seconds, SECONDS_PER_DAY);
    int second = (int) Math.floorMod(seconds, SECONDS_PER_DAY);
    StringBuilder text = new StringBuilder(30);
    appendDate(text, day);
    text.append('T');
    appendPadded(text, second / 3600, 2);
    text.append(':');
    appendPadded(text, second / 60 % 60, 2);
    text.append(':');
    appendPadded(text, second % 60, 2);
    if (nanos != 0) {
      text.append('.');
      appendPadded(text, nanos, 9);
      while (text.charAt(text.length() - 1) == '0') text.setLength(text.length() - 1);
    }
    return text.append('Z').toString();
  }

  /** Howard Hinnant's days-to-civil: the year starts in March, so the leap day comes last. */
  private static void appendDate(StringBuilder text, long epochDay) {
    long shifted = epochDay + 719_468; // days since 0000-03-01
    long era = Math.floorDiv(shifted, 146_097);
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = (int) (dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100));
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
    long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
    appendPadded(text, year, 4);
    text.append('-');
    appendPadded(text, month, 2);
    text.append('-');
    appendPadded(text, dayOfYear - (153 * fromMarch + 2) / 5 + 1, 2);
  }

  private static void appendPadded(StringBuilder text, long value, int width) {
    String digits = Long.toString(value);
    for (int i = digits.length(); i < width; i++) text.append('0');
    text.append(digits);
  }

  /** int clock_gettime(clockid_t clockid, struct timespec *tp). */
  private static Moment read(int clock) {
    try (Scratch scratch = Scratch.enter()) {
      long time = scratch.allocate(16);
      long result = Sys.call(SYS_CLOCK_GETTIME, clock, time);
      if (result < 0) throw LinuxException.of("clock_gettime", null, result);
      return new Moment(Sys.getLong(time), (int) Sys.getLong(time + 8));
    }
  }
}
