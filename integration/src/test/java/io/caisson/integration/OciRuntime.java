package io.caisson.integration;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * An executable with an OCI runtime's command line, and how it is called on this machine. A runtime
 * that is missing fails the tests that need it: none is skipped silently.
 *
 * @param prefix words put before the executable's own, empty for most
 */
record OciRuntime(String name, Path executable, List<String> prefix) {

  // crun 1.8.1 takes a machine with a `unified` mount beside v1 for a hybrid one and gives up. So
  // it
  // gets a mount namespace without it; `exec` keeps the pid, so signals still reach crun itself.
  private static final List<String> WITHOUT_UNIFIED =
      List.of(
          "unshare",
          "--mount",
          "sh",
          "-c",
          "! mountpoint -q /sys/fs/cgroup/unified || umount /sys/fs/cgroup/unified; exec \"$@\"",
          "crun");

  /** The one that this run of the tests judges: property {@code runtime}, Caisson by default. */
  static OciRuntime underTest() {
    String name = System.getProperty("runtime", "caisson");
    return switch (name) {
      case "caisson" -> caisson();
      case "runc" -> runc();
      case "crun" -> crun();
      default -> throw new IllegalStateException("-Druntime is caisson, runc or crun, not " + name);
    };
  }

  static OciRuntime caisson() {
    Path executable = Path.of(System.getProperty("caisson", "../dist/target/caisson"));
    return new OciRuntime(
        "caisson", present(executable.toAbsolutePath().normalize(), "mvn verify"), List.of());
  }

  static OciRuntime runc() {
    return new OciRuntime("runc", installed("runc"), List.of());
  }

  static OciRuntime crun() {
    return new OciRuntime("crun", installed("crun"), WITHOUT_UNIFIED);
  }

  /** The runtimes that Caisson is compared with. */
  static Stream<OciRuntime> peers() {
    return Stream.of(runc(), crun());
  }

  /** The runtime under test and its peers, each once. */
  static Stream<OciRuntime> all() {
    return Stream.concat(Stream.of(underTest()), peers()).distinct();
  }

  boolean isCaisson() {
    return name.equals("caisson");
  }

  /** The whole command line of a call with these arguments. */
  List<String> command(List<String> arguments) {
    List<String> words = new ArrayList<>(prefix);
    words.add(executable.toString());
    words.addAll(arguments);
    return words;
  }

  @Override
  public String toString() {
    return name;
  }

  private static Path installed(String name) {
    return Stream.of("/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin")
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(() -> present(Path.of("/usr/bin", name), "scripts/install-packages.sh"));
  }

  private static Path present(Path executable, String remedy) {
    if (Files.isExecutable(executable)) return executable;
    throw new IllegalStateException(executable + " is missing; make it with: " + remedy);
  }
}
