package io.caisson.cgroup.v1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.host.Cgroups;
import io.caisson.linux.Credentials;
import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.MountInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Control groups of the machine under names of this test alone, and processes to put into them. It
 * ends what it started and removes what it made; a test that leaves a cgroup or a descriptor fails.
 */
final class TestCgroups implements BeforeEachCallback, AfterEachCallback {
  private static int count;

  private final List<Process> processes = new ArrayList<>();
  private final List<Cgroup> cgroups = new ArrayList<>();
  private String name = "";
  private int descriptors;

  @Override
  public void beforeEach(ExtensionContext context) {
    boolean version1 = false;
    for (MountInfo mount : MountInfo.read()) version1 |= mount.type().equals("cgroup");
    assumeTrue(version1, "this machine has no control groups of version 1");
    assumeTrue(Credentials.geteuid() == 0, "who is not root cannot make control groups");
    name = "/caisson-test-" + ProcessHandle.current().pid() + "-" + count++;
    descriptors = openDescriptors();
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    for (Cgroup cgroup : cgroups) {
      if (cgroup.frozen()) cgroup.thaw();
      for (int pid : cgroup.pids()) ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
    for (Process process : processes) process.destroyForcibly().waitFor();
    for (Cgroup cgroup : cgroups) {
      cgroup.destroy();
      cgroup.close();
    }
    for (String directory : directories()) new Hierarchy(List.of(), "/", directory).remove();
    assertThat(directories()).as("control groups left").isEmpty();
    assertThat(openDescriptors()).as("descriptors left open").isLessThanOrEqualTo(descriptors);
  }

  /** The cgroupsPath of this test. */
  String path() {
    return name;
  }

  Cgroup cgroup() {
    return cgroup(name);
  }

  Cgroup cgroup(String path) {
    return owned(Cgroups.forContainer(path, "id", false));
  }

  Cgroup owned(Cgroup cgroup) {
    cgroups.add(cgroup);
    return cgroup;
  }

  /** A shell that has {@code script} before it, and begins when {@link #go} says so. */
  Process waiting(String script) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "read go; " + script);
    Process process = builder.redirectErrorStream(true).start();
    processes.add(process);
    return process;
  }

  /** Starts a script inside of the cgroup. */
  Process start(Cgroup cgroup, String script) throws IOException {
    Process process = waiting(script);
    cgroup.add((int) process.pid());
    go(process);
    return process;
  }

  static void go(Process process) throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  static String outputOf(Process process) throws Exception {
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).as("it has ended").isTrue();
    return output.strip();
  }

  /** What a file of the cgroup says. */
  static String read(Cgroup cgroup, String controller, String file) {
    return Files.readText(cgroup.paths().get(controller) + "/" + file).strip();
  }

  /** The directories of this test, and of those below, in all hierarchies; the deepest first. */
  private List<String> directories() {
    List<String> found = new ArrayList<>();
    for (MountInfo mount : MountInfo.read()) {
      if (mount.type().startsWith("cgroup") && !name.isEmpty()) {
        String directory = mount.mountPoint() + name;
        if (FileStatus.tryOf(directory) != null) found.add(directory);
      }
    }
    return found;
  }

  private static int openDescriptors() {
    int own = 0;
    for (String number : Directories.list("/proc/self/fd")) {
      String target = Directories.tryReadlinkAt(Fd.CWD, "/proc/self/fd/" + number);
      if (target != null && (target.contains("/cgroup") || target.contains("eventfd"))) own++;
    }
    return own;
  }
}
