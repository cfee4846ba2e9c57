package io.caisson.linux;

import org.jspecify.annotations.Nullable;

/** A signal by number, 1 to 64, with its name as kill(1) spells it ({@code man 7 signal}). */
public record Signal(int number) {
  public static final int LAST = 64;

  /** The first two real-time signals belong to the C library's threads. */
  private static final int RTMIN = 34;

  private static final String[] NAMES = {
    "", "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2",
    "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU",
    "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS",
  };

  public static final Signal HUP = new Signal(1);
  public static final Signal INT = new Signal(2);
  public static final Signal QUIT = new Signal(3);
  public static final Signal ABRT = new Signal(6);
  public static final Signal KILL = new Signal(9);
  public static final Signal USR1 = new Signal(10);
  public static final Signal USR2 = new Signal(12);
  public static final Signal PIPE = new Signal(13);
  public static final Signal TERM = new Signal(15);
  public static final Signal CHLD = new Signal(17);
  public static final Signal CONT = new Signal(18);
  public static final Signal STOP = new Signal(19);
  public static final Signal URG = new Signal(23);
  public static final Signal WINCH = new Signal(28);

  public Signal {
    if (number < 1 || number > LAST) throw new IllegalArgumentException("no signal: " + number);
  }

  /**
   * From a number, a name with or without SIG in any case, or {@code RTMIN+n} and {@code RTMAX-n}.
   * Null if there is no such signal.
   */
  public static @Nullable Signal parse(String text) {
    int number = decimal(text);
    if (number < 0) number = named(upper(text));
    return number >= 1 && number <= LAST ? new Signal(number) : null;
  }

  /** {@code SIGKILL}; {@code SIGRTMIN+3}; {@code SIG32} for those without a name. */
  public String name() {
    if (number < NAMES.length) return "SIG" + NAMES[number];
    if (number < RTMIN) return "SIG" + number;
    return number == RTMIN ? "SIGRTMIN" : "SIGRTMIN+" + (number - RTMIN);
  }

  @Override
  public String toString() {
    return name();
  }

  private static int named(String upper) {
    String name = upper.startsWith("SIG") ? upper.substring(3) : upper;
    for (int i = 1; i < NAMES.length; i++) {
      if (NAMES[i].equals(name)) return i;
    }
    return switch (name) {
      case "IOT" -> 6;
      case "CLD" -> 17;
      case "POLL" -> 29;
      case "RTMIN" -> RTMIN;
      case "RTMAX" -> LAST;
      default -> realTime(name);
    };
  }

  private static int realTime(String name) {
    boolean fromMin = name.startsWith("RTMIN+");
    if (!fromMin && !name.startsWith("RTMAX-")) return -1;
    int distance = decimal(name.substring(6));
    if (distance < 0) return -1;
    int number = fromMin ? RTMIN + distance : LAST - distance;
    return number >= RTMIN ? number : -1;
  }

  /** -1 unless it is one to three digits. */
  private static int decimal(String text) {
    if (text.isEmpty() || text.length() > 3) return -1;
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') return -1;
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /** ASCII only: String.toUpperCase would bring in the locale's rules. */
  private static String upper(String text) {
    StringBuilder upper = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      upper.append(c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
    }
    return upper.toString();
  }
}
