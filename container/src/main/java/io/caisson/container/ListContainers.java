package io.caisson.container;

import io.caisson.linux.Errno;
import io.caisson.linux.LinuxException;
import io.caisson.spec.StateDocument;
import java.util.ArrayList;
import java.util.List;

/** {@code list}: the state of every container below the root. */
public final class ListContainers {
  private ListContainers() {}

  /**
   * Sorted by name. An entry that cannot be read is a warning, and the others are listed.
   *
   * @param mustExist the root was named by the user: that there is none is an error
   */
  public static List<StateDocument> run(Runtime runtime, boolean mustExist) {
    List<StateDocument> result = new ArrayList<>();
    UserNames users = UserNames.ofThisMachine();
    for (String name : names(runtime.root(), mustExist)) {
      try (Container container = runtime.load(ContainerId.parse(name))) {
        result.add(container.document(container.status(), users.of(container.owner())));
      } catch (Failure | LinuxException e) {
        runtime.warnings().warn("load container " + name + ": " + e.getMessage());
      }
    }
    return result;
  }

  private static List<String> names(StateRoot root, boolean mustExist) {
    try {
      return root.ids();
    } catch (LinuxException e) {
      // No container has been made below the usual root yet.
      if (e.is(Errno.ENOENT) && !mustExist) return List.of();
      throw e;
    }
  }
}
