package io.caisson.container;

import io.caisson.spec.Process;
import io.caisson.spec.Spec;
import org.jspecify.annotations.Nullable;

/** Who gets the terminal of a container. */
final class Console {
  private Console() {}

  /**
   * A detached terminal needs somebody to keep its master; without one, the program would be hung
   * up on. In the foreground the runtime keeps it.
   */
  static void check(Spec spec, @Nullable String consoleSocket, boolean detached) {
    boolean terminal = hasTerminal(spec);
    if (detached && terminal && consoleSocket == null) throw Failure.terminalNeedsConsoleSocket();
    if ((!detached || !terminal) && consoleSocket != null) {
      throw Failure.consoleSocketWithoutTerminal();
    }
  }

  static boolean hasTerminal(Spec spec) {
    Process process = spec.process();
    return process != null && process.terminal();
  }
}
