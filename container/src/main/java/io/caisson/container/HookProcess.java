package io.caisson.container;

import io.caisson.linux.Clock;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.MemoryFiles;
import io.caisson.linux.PidFd;
import io.caisson.linux.Poll;
import io.caisson.linux.Processes;
import io.caisson.linux.Processes.Fork;
import io.caisson.linux.Processes.Pipe;
import io.caisson.linux.Signal;
import io.caisson.linux.SignalMask;
import io.caisson.spec.Hook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One hook as a child of this process: the state on its standard input, its output and errors kept
 * for the failure's text, its end awaited as long as its timeout allows.
 */
final class HookProcess {
  /** What a pipe takes without a reader (pipe(7)). */
  private static final int PIPE_CAPACITY = 64 * 1024;

  private HookProcess() {}

  static HookOutcome run(Hook hook, byte[] state, @Nullable String directory) {
    try (Fd input = inputOf(state);
        HookPipe output = new HookPipe();
        HookPipe errors = new HookPipe();
        HookPipe refusal = new HookPipe()) {
      Fork fork = Processes.fork();
      if (fork.isChild()) {
        throw become(hook, directory, input, output.writer(), errors.writer(), refusal.writer());
      }
      try (PidFd child = fork.child()) {
        output.closeWriter();
        errors.closeWriter();
        refusal.closeWriter();
        int errno = refusalOf(refusal.reader());
        if (errno != 0) {
          child.waitFor();
          return new HookOutcome.NotStarted(hook.path(), errno);
        }
        return await(hook, child, output.reader(), errors.reader());
      }
    }
  }

  /**
   * The state is there to be read before the hook exists: nobody has to feed it, and a hook that
   * does not read cannot raise SIGPIPE here. What no pipe holds lies in memory that reads the same.
   */
  private static Fd inputOf(byte[] state) {
    if (state.length > PIPE_CAPACITY) {
      Fd memory = MemoryFiles.create("state");
      Files.writeAll(memory, state);
      Fd reader = Files.reopen(memory, Files.O_RDONLY); // with an offset of its own: the start
      memory.close();
      return reader;
    }
    Pipe pipe = Processes.pipe();
    Files.writeAll(pipe.writer(), state);
    pipe.writer().close();
    return pipe.reader();
  }

  /** In the child: never returns. What stops it before the hook is told by its errno, one byte. */
  private static RuntimeException become(
      Hook hook, @Nullable String directory, Fd input, Fd output, Fd errors, Fd refusal) {
    int errno;
    try {
      SignalMask.set(SignalMask.NONE); // a runtime in the foreground has blocked them all
      input.duplicateOnto(0);
      output.duplicateOnto(1);
      errors.duplicateOnto(2);
      if (directory != null) Processes.chdir(directory);
      List<String> arguments = hook.args().isEmpty() ? List.of(hook.path()) : hook.args();
      errno = Processes.execve(hook.path(), arguments, hook.env()).errno();
    } catch (LinuxException e) {
      errno = e.errno();
    }
    Files.tryWrite(refusal, new byte[] {(byte) errno}, 0, 1);
    throw Processes.exit(127);
  }

  /** 0 once the child has executed its program, which closes the pipe. */
  private static int refusalOf(Fd refusal) {
    byte[] errno = new byte[1];
    return Files.read(refusal, errno, 0, 1) == 0 ? 0 : errno[0] & 0xff;
  }

  private static HookOutcome await(Hook hook, PidFd child, Fd output, Fd errors) {
    Integer timeout = hook.timeout();
    long deadline = timeout == null ? Long.MAX_VALUE : Clock.monotonicMillis() + timeout * 1000L;
    Poll poll = new Poll();
    int ended = poll.add(child.fd(), Poll.IN);
    Captured standardOutput = new Captured(output, poll);
    Captured standardErrors = new Captured(errors, poll);
    while (poll.ready(ended) == 0) {
      long left = deadline - Clock.monotonicMillis();
      if (left <= 0) {
        child.send(Signal.KILL);
        child.waitFor();
        return new HookOutcome.TimedOut(timeout == null ? 0 : timeout);
      }
      poll.await(timeout == null ? -1 : (int) Math.min(left, Integer.MAX_VALUE));
      standardOutput.take();
      standardErrors.take();
    }
    // A process that the hook left behind may hold the pipes: what is there now is all.
    standardOutput.drain();
    standardErrors.drain();
    return new HookOutcome.Ended(child.waitFor(), standardOutput.text(), standardErrors.text());
  }
}
