package io.caisson.container;

import io.caisson.linux.Errno;
import io.caisson.linux.LinuxException;
import io.caisson.spec.StateDocument;
import java.util.ArrayList;
import java.util.List;

/** {@code list}: the state of every container below the root. */
public final class ListContainers {
  private ListContainers() {}

  /** Sorted by name. An entry that cannot be read is a warning, and the others are listed. */
  public static List<StateDocument> run(Runtime runtime) {
    List<StateDocument> result = new ArrayList<>();
    for (String name : names(runtime.root())) {
      try (Container container = runtime.load(ContainerId.parse(name))) {
        result.add(container.document(container.status(), container.owner()));
      } catch (Failure | LinuxException e) {
        runtime.warnings().warn("load container " + name + ": " + e.getMessage());
      }
    }
    return result;
  }

  private static List<String> names(StateRoot root) {
    try {
      return root.ids();
    } catch (LinuxException e) {
      // No container has been made below this root yet.
      if (e.is(Errno.ENOENT)) return List.of();
      throw e;
    }
  }
}
