package io.caisson.container;

import io.caisson.linux.Directories;
import io.caisson.linux.Fd;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test after which a descriptor of its own is still open; the JVM's are its business. */
final class NoLeaks implements BeforeEachCallback, AfterEachCallback {
  private Map<Integer, String> before = Map.of();

  @Override
  public void beforeEach(ExtensionContext context) {
    before = open();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Map<Integer, String> left = open();
    left.keySet().removeAll(before.keySet());
    if (!left.isEmpty()) throw new AssertionError("left open: " + left);
  }

  private static Map<Integer, String> open() {
    Map<Integer, String> open = new TreeMap<>();
    for (String name : Directories.list("/proc/self/fd")) {
      String target = Directories.tryReadlinkAt(Fd.CWD, "/proc/self/fd/" + name);
      // A process that a test started: the JVM holds the pipes to it until it is collected.
      if (target == null || target.endsWith(".jar") || target.endsWith("/modules")) continue;
      // And once it has made a random number, it keeps the devices.
      if (target.equals("/dev/random") || target.equals("/dev/urandom")) continue;
      if (!target.startsWith("pipe:")) open.put(Integer.parseInt(name), target);
    }
    return open;
  }
}
