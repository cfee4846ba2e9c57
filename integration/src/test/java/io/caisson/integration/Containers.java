package io.caisson.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Runs containers for one test by one runtime and owns them: after the test they are deleted, and a
 * process, mount, cgroup, state directory or descriptor that is then left fails the test.
 */
final class Containers implements BeforeEachCallback, AfterEachCallback {

  private static final AtomicInteger TESTS = new AtomicInteger();

  private final OciRuntime runtime;
  private final Ground ground;

  /** What all runtimes of one test share. */
  private static final class Ground {
    String name = "";
    Path scratch = Path.of("");
    Path root = Path.of("");
    Leftovers leftovers = new Leftovers(scratch, root, name, List.of());
    final Map<String, Containers> owners = new LinkedHashMap<>();
    int ids;
    int calls;
  }

  private Containers(OciRuntime runtime, Ground ground) {
    this.runtime = runtime;
    this.ground = ground;
  }

  /** Containers of the runtime under test. */
  Containers() {
    this(OciRuntime.underTest(), new Ground());
  }

  /** Containers of a runtime that the test has chosen. */
  Containers(OciRuntime runtime) {
    this(runtime, new Ground());
  }

  /** The same test, by another runtime. */
  Containers on(OciRuntime other) {
    return new Containers(other, ground);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    ground.name = "it-" + ProcessHandle.current().pid() + "-" + TESTS.incrementAndGet();
    ground.scratch = Files.createTempDirectory("caisson-" + ground.name + "-").toRealPath();
    // A container's root may be an unprivileged user of the host, who must get this far.
    Command.of("chmod", "711", ground.scratch.toString()).run().succeeds();
    ground.root = ground.scratch.resolve("root");
    ground.leftovers = Leftovers.watch(ground.scratch, ground.root, ground.name);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    ground.owners.forEach((id, owner) -> owner.call("delete", "--force", id));
    ground.owners.clear();
    try {
      expectNothingLeft();
    } finally {
      ground.leftovers.remove();
      Command.of("rm", "-rf", "--one-file-system", ground.scratch.toString()).run();
    }
  }

  /** Fails if anything of the test is left on the machine; a process gets a moment to die. */
  void expectNothingLeft() {
    expectNothingLeft(100);
  }

  void expectNothingLeft(int attempts) {
    for (int i = 0; i < attempts && !ground.leftovers.found().isEmpty(); i++) {
      Command.of("sleep", "0.02").run();
    }
    List<String> left = ground.leftovers.found();
    if (!left.isEmpty()) throw new AssertionError("left behind:\n" + String.join("\n", left));
  }

  OciRuntime runtime() {
    return runtime;
  }

  /** An error as {@code create} and {@code run} report it, under the program's name. */
  String failed(String verb, String message) {
    return runtime.name() + " " + verb + " failed: " + message;
  }

  /** The same for what init found out, in the container. */
  String initFailed(String verb, String message) {
    return failed(
        verb, "unable to start container process: error during container init: " + message);
  }

  /** A directory of the test's own, removed with it. */
  Path scratch() {
    return ground.scratch;
  }

  /** The runtime's state directory. */
  Path root() {
    return ground.root;
  }

  /** A container id that no other test uses; the container is deleted when the test ends. */
  String newId() {
    String id = ground.name + "-" + ++ground.ids;
    ground.owners.put(id, this);
    return id;
  }

  /** Makes the test delete a container whose id it has chosen itself. */
  void own(String id) {
    ground.owners.put(id, this);
  }

  /** A call of the runtime, told where to keep its state and its log. */
  Command command(String... arguments) {
    Path log = ground.scratch.resolve("log-" + ++ground.calls);
    List<String> words = new ArrayList<>();
    words.addAll(List.of("--root", ground.root.toString()));
    words.addAll(List.of("--log", log.toString(), "--log-format", "json"));
    words.addAll(List.of(arguments));
    return Command.of(runtime.command(words))
        .log(log)
        .output(
            log.resolveSibling(log.getFileName() + "-out"),
            log.resolveSibling(log.getFileName() + "-err"));
  }

  Result call(String... arguments) {
    return command(arguments).run();
  }

  /** Writes a bundle into a new directory. */
  Path write(Bundle bundle) {
    return bundle.write(ground.scratch.resolve("bundle-" + ++ground.calls));
  }

  /** The command that makes a container of a bundle: {@code create} or {@code run}. */
  Command command(String verb, Bundle bundle, String... options) {
    return command(verb, write(bundle), newId(), options);
  }

  private Command command(String verb, Path bundle, String id, String... options) {
    List<String> words = new ArrayList<>(List.of(verb, "--bundle", bundle.toString()));
    words.addAll(List.of(options));
    words.add(id);
    return command(words.toArray(String[]::new));
  }

  /** Runs a container in the foreground to its end. */
  Result run(Bundle bundle, String... options) {
    return command("run", bundle, options).run();
  }

  Result tryCreate(Bundle bundle, String... options) {
    return command("create", bundle, options).run();
  }

  Container create(Bundle bundle, String... options) {
    return make("create", bundle, options);
  }

  /** Runs it detached. */
  Container start(Bundle bundle, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("--detach");
    return make("run", bundle, all.toArray(String[]::new));
  }

  private Container make(String verb, Bundle bundle, String... options) {
    String id = newId();
    Path directory = write(bundle);
    Path out = ground.scratch.resolve(id + "-out");
    Path err = ground.scratch.resolve(id + "-err");
    command(verb, directory, id, options).output(out, err).run().succeeds();
    return new Container(this, id, directory, out, err);
  }

  /** Reads a file of the test, for tests that need no more than its text. */
  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
