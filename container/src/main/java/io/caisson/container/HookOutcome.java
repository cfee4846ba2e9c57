package io.caisson.container;

import io.caisson.linux.Errno;
import io.caisson.linux.WaitStatus;
import org.jspecify.annotations.Nullable;

/** How the run of one hook ended. */
sealed interface HookOutcome {
  /** What went wrong, in runc's words; null if nothing did. */
  @Nullable String complaint();

  /** With what it said, which the failure repeats: a hook has no other place to complain. */
  record Ended(WaitStatus status, String output, String errors) implements HookOutcome {
    @Override
    public @Nullable String complaint() {
      if (status.exitCode() == 0) return null;
      return status + ", stdout: " + output + ", stderr: " + errors;
    }
  }

  /** It never became the program: the errno of the execve or chdir before it. */
  record NotStarted(String path, int errno) implements HookOutcome {
    @Override
    public String complaint() {
      return "fork/exec " + path + ": " + Errno.text(errno);
    }
  }

  /** It was killed after as many seconds as it was given. */
  record TimedOut(int seconds) implements HookOutcome {
    @Override
    public String complaint() {
      return "hook ran past specified timeout of " + seconds + ".0s";
    }
  }
}
