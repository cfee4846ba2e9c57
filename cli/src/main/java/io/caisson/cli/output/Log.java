package io.caisson.cli.output;

import io.caisson.linux.Clock;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.spec.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log: one line a message, to a file or to standard error.
 *
 * <p>containerd decodes the JSON log object by object and takes the last error. podman decodes the
 * whole of it as a single object and, when that fails, shows something vaguer. So a failing command
 * writes exactly one object: warnings wait until the command has succeeded, and are dropped when it
 * fails. A text log is for people, and gets them at once.
 */
public final class Log implements AutoCloseable {
  /** How a line is written. */
  public enum Format {
    /** {@code time="2026-01-31T12:00:00Z" level=error msg="container does not exist"}. */
    TEXT,
    /** {@code {"level":"error","msg":"container does not exist","time":"2026-01-31T12:00:00Z"}}. */
    JSON
  }

  private final Format format;
  private final @Nullable Fd file;
  private final Output stderr;
  private final boolean debug;
  private final List<String> held = new ArrayList<>();

  private Log(Format format, @Nullable Fd file, Output stderr, boolean debug) {
    this.format = format;
    this.file = file;
    this.stderr = stderr;
    this.debug = debug;
  }

  /** A text log on standard error: what there is before the options are known. */
  public static Log onStandardError(Output stderr) {
    return new Log(Format.TEXT, null, stderr, false);
  }

  /**
   * Opens {@code path} to append to it (made with 0644), or takes standard error if it is empty.
   * Throws LinuxException if it cannot be opened.
   */
  private static final int LEAST_NUMBER = 100;

  public static Log open(Format format, String path, Output stderr, boolean debug) {
    Fd file = null;
    if (!path.isEmpty()) {
      // O_SYNC as runc has it: an engine reads the log as soon as we have exited, and after a crash
      // of the host too.
      int flags = Files.O_CREAT | Files.O_WRONLY | Files.O_APPEND | Files.O_SYNC;
      try (Fd low = Files.open(path, flags, 0644)) {
        // Out of the way of the descriptors that --preserve-fds may name, and may find missing.
        file = low.duplicate(LEAST_NUMBER);
      }
    }
    return new Log(format, file, stderr, debug);
  }

  /** The command failed. Where the log is not standard error, the bare text goes there as well. */
  public void error(String message) {
    held.clear();
    write("error", message);
    if (file != null) stderr.line(message);
  }

  public void warning(String message) {
    if (format == Format.TEXT) {
      write("warning", message);
    } else {
      held.add(message);
    }
  }

  /** Only with {@code --debug}, and then at once: who debugs wants order, not one object. */
  public void debug(String message) {
    if (debug) write("debug", message);
  }

  /** The command has succeeded, and nothing more can fail: lets the warnings out. */
  public void release() {
    for (int i = 0; i < held.size(); i++) {
      write("warning", held.get(i));
    }
    held.clear();
  }

  private void write(String level, String message) {
    String line = line(format, level, message, Clock.rfc3339Nano(Clock.now().seconds(), 0));
    if (file == null) {
      stderr.print(line);
    } else {
      Files.writeAll(file, line);
    }
  }

  static String line(Format format, String level, String message, String time) {
    if (format == Format.JSON) {
      JsonWriter json = JsonWriter.compact().beginObject();
      json.name("level").string(level).name("msg").string(message).name("time").string(time);
      return json.endObject() + "\n";
    }
    String text = isWord(message) ? message : Quoting.go(message);
    return "time=\"" + time + "\" level=" + level + " msg=" + text + "\n";
  }

  /** A single plain word goes without quotation marks, as logrus has it. */
  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._/@^+".indexOf(c) >= 0;
      if (!plain) return false;
    }
    return true;
  }

  @Override
  public void close() {
    if (file != null) file.close();
  }
}
