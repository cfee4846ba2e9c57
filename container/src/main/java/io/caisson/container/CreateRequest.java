package io.caisson.container;

import io.caisson.linux.Processes;
import org.jspecify.annotations.Nullable;

/**
 * What {@code create} is asked for. Relative paths start at the directory the runtime was called
 * in.
 *
 * @param consoleSocket where the master of the pseudo-terminal is sent
 * @param pidfdSocket where a process descriptor of init is sent
 * @param pidFile where init's pid is written
 * @param preserveFds how many inherited descriptors the program gets beside 0 to 2
 */
public record CreateRequest(
    ContainerId id,
    String bundle,
    @Nullable String consoleSocket,
    @Nullable String pidfdSocket,
    @Nullable String pidFile,
    boolean noPivot,
    boolean noNewKeyring,
    int preserveFds) {

  /** The same from any directory: the runtime goes to the bundle. */
  CreateRequest fromAnywhere() {
    if (isAnywhere(consoleSocket) && isAnywhere(pidfdSocket) && isAnywhere(pidFile)) return this;
    String here = Processes.getcwd();
    return new CreateRequest(
        id,
        bundle,
        below(here, consoleSocket),
        below(here, pidfdSocket),
        below(here, pidFile),
        noPivot,
        noNewKeyring,
        preserveFds);
  }

  private static boolean isAnywhere(@Nullable String path) {
    return path == null || path.startsWith("/");
  }

  private static @Nullable String below(String directory, @Nullable String path) {
    return path == null || path.startsWith("/") ? path : directory + "/" + path;
  }
}
