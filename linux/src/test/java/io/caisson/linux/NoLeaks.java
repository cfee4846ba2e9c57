package io.caisson.linux;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a descriptor open. The JVM opens jars of its own: those do not count.
 */
final class NoLeaks implements BeforeEachCallback, AfterEachCallback {
  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(NoLeaks.class);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(HERE).put("open", open());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Object before = context.getStore(HERE).get("open");
    var after = open();
    after.keySet().removeAll(((Map<?, ?>) before).keySet());
    if (!after.isEmpty()) throw new AssertionError("descriptors left open: " + after);
  }

  private static Map<Integer, String> open() {
    Map<Integer, String> open = new TreeMap<>();
    List<String> names = Directories.list("/proc/self/fd");
    for (String name : names) {
      String target = Directories.tryReadlinkAt(Fd.CWD, "/proc/self/fd/" + name);
      boolean ofTheJvm = target == null || target.endsWith(".jar") || target.endsWith("/modules");
      if (!ofTheJvm) open.put(Integer.parseInt(name), target);
    }
    return open;
  }
}
