package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.PidFd;
import io.caisson.linux.Processes;
import io.caisson.linux.WaitStatus;
import io.caisson.spec.Hook;
import io.caisson.spec.Spec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A bundle, a state root, and an isolation whose inits are real processes that sleep. Notes in
 * order what the verbs do, and fails a test that leaves a process.
 */
final class Workshop implements Isolation, BeforeEachCallback, AfterEachCallback {
  static final ContainerId C1 = new ContainerId("c1");

  final List<String> events = new ArrayList<>();
  final List<String> warnings = new ArrayList<>();
  final FakeCgroup cgroup = new FakeCgroup(events);
  private final List<Process> processes = new ArrayList<>();
  private @Nullable Path scratch;
  private String home = "/";

  /** Which hook ends with code 1, by its path. */
  String failingHook = "";

  /** What the isolation does not manage: {@code clone}, {@code exec}, or nothing. */
  String fails = "";

  boolean sharedPidNamespace;
  boolean terminal;
  String hooks = "{}";

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    home = Processes.getcwd();
    scratch = Files.createTempDirectory("caisson-container");
    Files.createDirectories(bundle().resolve("rootfs"));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    Processes.chdir(home);
    for (Process process : processes) process.destroyForcibly().waitFor();
    if (scratch == null) return;
    try (var tree = Files.walk(scratch)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  Path path() {
    if (scratch == null) throw new IllegalStateException();
    return scratch;
  }

  Path bundle() {
    return path().resolve("bundle");
  }

  /** The directory of {@link #C1}, there or not. */
  Path state() {
    return path().resolve("state/c1");
  }

  Runtime runtime() {
    StateRoot root = new StateRoot(path().resolve("state").toString());
    return new Runtime(root, this, false, warnings::add, cgroup, this::runHook);
  }

  CreateRequest request() {
    return new CreateRequest(C1, bundle().toString(), null, null, null, false, false, 0);
  }

  CreateRequest request(Path pidFile) {
    return new CreateRequest(
        C1, bundle().toString(), null, null, pidFile.toString(), false, false, 0);
  }

  /** Writes config.json as the fields say. */
  void configure() {
    long uid = io.caisson.linux.Credentials.geteuid();
    String pid = sharedPidNamespace ? "" : "{\"type\":\"pid\"},";
    String map = "[{\"containerID\":0,\"hostID\":" + uid + ",\"size\":1}]";
    write(
        bundle().resolve("config.json"),
        "{\"ociVersion\":\"1.2.0\",\"root\":{\"path\":\"rootfs\"},\"annotations\":{\"a\":\"b\"},"
            + "\"process\":{\"args\":[\"x\"],\"cwd\":\"/\",\"terminal\":"
            + terminal
            + "},\"hooks\":"
            + hooks
            + ",\"linux\":{\"namespaces\":["
            + pid
            + "{\"type\":\"mount\"},{\"type\":\"user\"}],\"uidMappings\":"
            + map
            + ",\"gidMappings\":"
            + map
            + "}}");
  }

  static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  void create() {
    configure();
    Create.run(runtime(), request());
  }

  StateRecord record() {
    StateRecord record = runtime().root().read(C1);
    if (record == null) throw new AssertionError("no record");
    return record;
  }

  Status status() {
    try (Container container = runtime().load(C1)) {
      return container.status();
    }
  }

  /** The last init that was made. */
  Process init() {
    return processes.getLast();
  }

  void endInit() throws InterruptedException {
    init().destroyForcibly().waitFor();
  }

  private HookOutcome runHook(Hook hook, byte[] state, @Nullable String directory) {
    String text = new String(state, StandardCharsets.UTF_8);
    int from = text.indexOf("\"status\":\"") + 10;
    String status = text.substring(from, text.indexOf('"', from));
    boolean hasPid = text.contains("\"pid\":");
    events.add("hook " + hook.path() + " " + status + (hasPid ? " with pid" : ""));
    int code = hook.path().equals(failingHook) ? 1 : 0;
    return new HookOutcome.Ended(new WaitStatus(code, 0), "", "");
  }

  @Override
  public void seal(Spec spec, Fd directory) {
    // a JVM must not execute itself anew
  }

  @Override
  public String name() {
    return "sleepers";
  }

  @Override
  public Init create(Creation creation) {
    if (fails.equals("clone")) throw Failure.of("no process to be had");
    Process process = sleeper();
    int pid = (int) process.pid();
    try {
      creation.runtimeSide().initExists(pid);
      creation.runtimeSide().runHooks(pid);
    } catch (RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
    events.add("created");
    return new Sleeper(pid, PidFd.open(pid));
  }

  private Process sleeper() {
    try {
      Process process = new ProcessBuilder("sleep", "1000").start();
      processes.add(process);
      return process;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private final class Sleeper implements Init {
    private final int pid;
    private final PidFd pidFd;

    Sleeper(int pid, PidFd pidFd) {
      this.pid = pid;
      this.pidFd = pidFd;
    }

    @Override
    public int pid() {
      return pid;
    }

    @Override
    public PidFd pidFd() {
      return pidFd;
    }

    @Override
    public void start() {
      if (fails.equals("exec")) throw Failure.of("exec: \"x\": executable file not found in $PATH");
      events.add("started");
    }

    @Override
    public void close() {
      pidFd.close();
    }
  }
}
