package io.caisson.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A command line to run. Its output goes to files, not pipes: a detached container inherits it and
 * would hold a pipe open long after the command itself has ended.
 */
final class Command {

  private static final JsonMapper JSON = new JsonMapper();

  private final List<String> words;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private @Nullable Path directory;
  private @Nullable Path log;
  private @Nullable Path out;
  private @Nullable Path err;
  private File input = new File("/dev/null");
  private int seconds = 60;

  private Command(List<String> words) {
    this.words = words;
  }

  static Command of(String... words) {
    return new Command(List.of(words));
  }

  static Command of(List<String> words) {
    return new Command(List.copyOf(words));
  }

  Command in(Path directory) {
    this.directory = directory;
    return this;
  }

  Command environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Command input(Path file) {
    this.input = file.toFile();
    return this;
  }

  /** Where the command has been told to log, as JSON lines. */
  Command log(Path file) {
    this.log = file;
    return this;
  }

  Command output(Path out, Path err) {
    this.out = out;
    this.err = err;
    return this;
  }

  /** A command that is not done by then is killed, and the test fails. */
  Command withinSeconds(int seconds) {
    this.seconds = seconds;
    return this;
  }

  /** The last word: for a command on a container, its id. */
  String id() {
    return words.getLast();
  }

  /** Prepends words, such as {@code strace}'s, to the command line. */
  Command by(String... prefix) {
    List<String> all = new ArrayList<>(List.of(prefix));
    all.addAll(words);
    return new Command(all).like(this);
  }

  /**
   * The same command on a terminal of its own, which script(1) provides; what is written to {@code
   * keyboard} in that directory is typed. Its output has the terminal's line ends.
   */
  Command onTerminal(Path directory) {
    String script = "mkfifo \"$0\"; exec 3<>\"$0\"; exec script -qec \"$1\" /dev/null <&3";
    String keyboard = directory.resolve("keyboard").toString();
    return of("sh", "-c", script, keyboard, toString()).like(this);
  }

  Result run() {
    try (Running running = start()) {
      return running.await();
    }
  }

  /** Starts it; the caller closes what it gets. */
  Running start() {
    try {
      Path stdout = out != null ? out : Files.createTempFile("caisson-out", "");
      Path stderr = err != null ? err : Files.createTempFile("caisson-err", "");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .redirectInput(input)
              .redirectOutput(stdout.toFile())
              .redirectError(stderr.toFile());
      if (directory != null) builder.directory(directory.toFile());
      builder.environment().putAll(environment);
      return new Running(this, Descendants.start(builder), stdout, stderr);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Command like(Command other) {
    environment.putAll(other.environment);
    directory = other.directory;
    log = other.log;
    out = other.out;
    err = other.err;
    input = other.input;
    seconds = other.seconds;
    return this;
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  private List<JsonNode> logged() throws IOException {
    if (log == null || !Files.exists(log)) return List.of();
    try (MappingIterator<JsonNode> lines =
        JSON.readerFor(JsonNode.class).readValues(log.toFile())) {
      return lines.readAll();
    }
  }

  /** A command under way. */
  static final class Running implements AutoCloseable {
    private final Command command;
    private final Process process;
    private final Path stdout;
    private final Path stderr;

    private Running(Command command, Process process, Path stdout, Path stderr) {
      this.command = command;
      this.process = process;
      this.stdout = stdout;
      this.stderr = stderr;
    }

    long pid() {
      return process.pid();
    }

    boolean isAlive() {
      return process.isAlive();
    }

    void signal(String name) {
      Command.of("kill", "-s", name, Long.toString(pid())).run().succeeds();
    }

    /** What it has printed so far. */
    String out() {
      return read(stdout);
    }

    Result await() {
      try {
        if (!process.waitFor(command.seconds, TimeUnit.SECONDS)) {
          String said = out() + read(stderr);
          close();
          throw new AssertionError(command.seconds + " s have passed: " + command + "\n" + said);
        }
        return new Result(
            command.toString(), process.exitValue(), out(), read(stderr), command.logged());
      } catch (InterruptedException e) {
        throw new AssertionError("interrupted", e);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Ends it if it still runs. */
    @Override
    public void close() {
      if (process.isAlive()) {
        process.destroyForcibly();
        process.onExit().join();
      }
      try {
        if (command.out == null) Files.deleteIfExists(stdout);
        if (command.err == null) Files.deleteIfExists(stderr);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
