package io.caisson.container;

import io.caisson.linux.Files;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Two facts of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param state field 3: Z has ended and is not collected yet, X is going
 * @param startTime field 22: clock ticks since boot
 */
record ProcessStat(char state, long startTime) {
  private static final int FIELDS_FROM_STATE_TO_START_TIME = 19;

  /** Null if there is no such process, or it went while we looked (ESRCH of read). */
  static @Nullable ProcessStat of(int pid) {
    byte[] text = Files.tryReadAll("/proc/" + pid + "/stat");
    return text == null ? null : parse(new String(text, StandardCharsets.ISO_8859_1));
  }

  /** The name in field 2 may hold spaces and parentheses: counting starts after the last one. */
  static @Nullable ProcessStat parse(String line) {
    int at = line.lastIndexOf(')') + 2;
    if (at < 2 || at >= line.length()) return null;
    char state = line.charAt(at);
    for (int i = 0; i < FIELDS_FROM_STATE_TO_START_TIME; i++) {
      at = line.indexOf(' ', at) + 1;
      if (at == 0) return null;
    }
    long startTime = 0;
    for (; at < line.length() && line.charAt(at) >= '0' && line.charAt(at) <= '9'; at++) {
      startTime = startTime * 10 + line.charAt(at) - '0';
    }
    return new ProcessStat(state, startTime);
  }

  boolean ended() {
    return state == 'Z' || state == 'X';
  }
}
