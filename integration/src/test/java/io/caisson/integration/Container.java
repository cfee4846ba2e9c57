package io.caisson.integration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A container that a test has created, by its id. */
final class Container {

  private static final JsonMapper JSON = new JsonMapper();

  private final Containers containers;
  private final String id;
  private final Path bundle;
  private final Path stdout;
  private final Path stderr;

  Container(Containers containers, String id, Path bundle, Path stdout, Path stderr) {
    this.containers = containers;
    this.id = id;
    this.bundle = bundle;
    this.stdout = stdout;
    this.stderr = stderr;
  }

  String id() {
    return id;
  }

  Path bundle() {
    return bundle;
  }

  Result start() {
    return containers.call("start", id);
  }

  Result kill(String signal) {
    return containers.call("kill", id, signal);
  }

  Result delete() {
    return containers.call("delete", id);
  }

  Result forceDelete() {
    return containers.call("delete", "--force", id);
  }

  JsonNode state() {
    try {
      return JSON.readTree(containers.call("state", id).succeeds().out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String status() {
    return state().path("status").asText();
  }

  /** The init's pid on the host; 0 when stopped. */
  int pid() {
    return state().path("pid").asInt();
  }

  Container awaitStatus(String status) {
    eventually(id + " is " + status, () -> status().equals(status));
    return this;
  }

  /** Started, and run to its end. */
  Container finish() {
    start().succeeds();
    return awaitStatus("stopped");
  }

  /** What the program has written to the standard output it inherited from {@code create}. */
  String out() {
    return read(stdout);
  }

  String err() {
    return read(stderr);
  }

  Container awaitOutput(String text) {
    eventually("output holds " + text, () -> out().contains(text));
    return this;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Looks again and again, for at most ten seconds. */
  static void eventually(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) throw new AssertionError("still not so after 10 s: " + what);
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
