package io.caisson.container;

import io.caisson.linux.LinuxException;
import io.caisson.spec.Hook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs the hooks of a container in their order (runtime-spec config.md, "POSIX-platform Hooks").
 * Works in the runtime's process as in the container's init.
 */
public final class Hooks {
  /** Runs one: forks and executes, except in tests. */
  @FunctionalInterface
  interface Runner {
    HookOutcome run(Hook hook, byte[] state, @Nullable String directory);
  }

  static final Runner BY_FORK = HookProcess::run;

  private Hooks() {}

  /**
   * Runs all of {@code hooks}, and stops at the first that fails: it ends with another code than 0,
   * is killed, runs past its timeout, or cannot be executed.
   *
   * @param kind as in config.json: {@code createRuntime}
   * @param state what each gets on its standard input
   * @param directory where each starts; null: where this process is
   */
  public static void run(String kind, List<Hook> hooks, byte[] state, @Nullable String directory) {
    run(kind, hooks, state, directory, BY_FORK);
  }

  static void run(
      String kind, List<Hook> hooks, byte[] state, @Nullable String directory, Runner runner) {
    for (int i = 0; i < hooks.size(); i++) {
      String complaint = runner.run(hooks.get(i), state, directory).complaint();
      if (complaint != null) throw Failure.hook(kind, i, complaint);
    }
  }

  /** The poststop rule: each runs whatever became of the one before it; failures are warnings. */
  static void runAll(
      String kind,
      List<Hook> hooks,
      byte[] state,
      @Nullable String directory,
      Warnings warnings,
      Runner runner) {
    for (int i = 0; i < hooks.size(); i++) {
      String complaint;
      try {
        complaint = runner.run(hooks.get(i), state, directory).complaint();
      } catch (LinuxException e) { // no process or pipe to be had: the next may be luckier
        complaint = e.getMessage();
      }
      if (complaint != null) warnings.warn(Failure.hook(kind, i, complaint).getMessage());
    }
  }
}
