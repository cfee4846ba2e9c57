package io.caisson.integration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a test could leave on the machine, and how it is found: by the scratch directory and the
 * name that its containers' ids begin with, as other tests may run on the machine at the same time.
 *
 * @param scratch the test's own directory
 * @param root the runtimes' state, below it
 * @param name what the ids, and any cgroupsPath, of the test begin with
 * @param descriptors what the JVM had open before the test
 */
record Leftovers(Path scratch, Path root, String name, List<String> descriptors) {

  private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

  static Leftovers watch(Path scratch, Path root, String name) {
    return new Leftovers(scratch, root, name, openDescriptors());
  }

  List<String> found() {
    List<String> found = new ArrayList<>();
    for (ProcessHandle process : Descendants.alive()) {
      found.add("process " + process.pid() + " " + commandLine(process.pid()));
    }
    for (String mountPoint : mountPoints()) found.add("mount " + mountPoint);
    for (Path cgroup : cgroups()) found.add("cgroup " + cgroup);
    for (Path state : states()) found.add("state " + state);
    List<String> opened = new ArrayList<>(openDescriptors());
    opened.removeAll(descriptors);
    for (String descriptor : opened) found.add("descriptor " + descriptor);
    return found;
  }

  /** Removes by force what the test left, so that the next one starts clean. */
  void remove() {
    for (ProcessHandle process : Descendants.alive()) process.destroyForcibly();
    List<String> mountPoints = mountPoints();
    for (String mountPoint : mountPoints.reversed()) {
      Command.of("umount", "--lazy", mountPoint).run();
    }
    // A cgroup is busy until its last process is dead and buried, so: a few attempts.
    for (int i = 0; i < 50 && !cgroups().isEmpty(); i++) {
      for (Path cgroup : cgroups().reversed()) {
        Command.of("sh", "-c", "echo THAWED > \"$0/freezer.state\"", cgroup.toString()).run();
        Command.of("rmdir", cgroup.toString()).run();
      }
      Descendants.alive();
    }
    for (Path state : states()) Command.of("rm", "-rf", state.toString()).run();
  }

  private List<String> mountPoints() {
    // Field 5 is the mount point, field 4 the root within the file system: a bind of ours shows
    // there.
    return lines(Path.of("/proc/self/mountinfo")).stream()
        .filter(line -> line.contains(scratch.toString()) || line.contains(name))
        .map(line -> line.split(" ", -1)[4])
        .toList();
  }

  private List<Path> cgroups() {
    try (Stream<Path> all = Files.find(CGROUPS, 12, (path, at) -> isOurs(path, at.isDirectory()))) {
      return all.sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      return cgroups(); // another test's cgroup went away under the walk: once more
    }
  }

  private boolean isOurs(Path path, boolean isDirectory) {
    return isDirectory && path.toString().contains(name);
  }

  private List<Path> states() {
    if (!Files.isDirectory(root)) return List.of();
    try (Stream<Path> all = Files.list(root)) {
      // Hidden names are a runtime's caches, which belong to no container.
      return all.filter(path -> !path.getFileName().toString().startsWith(".")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sockets, terminals and other files that the JVM holds, but for its own class path. */
  private static List<String> openDescriptors() {
    List<String> all = new ArrayList<>();
    try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
      for (Path link : (Iterable<Path>) links::iterator) {
        if (Files.isSymbolicLink(link)) all.add(Files.readSymbolicLink(link).toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.stream().filter(Leftovers::isHeldByTests).toList();
  }

  private static boolean isHeldByTests(String target) {
    return target.startsWith("socket:")
        || target.startsWith("/dev/p")
        || target.startsWith("mnt:")
        || target.contains("/caisson-it-");
  }

  private static String commandLine(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline")).replace('\0', ' ');
    } catch (IOException e) {
      return "(gone)";
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
