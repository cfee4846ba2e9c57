package io.caisson.cli;

import io.caisson.cli.command.Program;
import io.caisson.cli.output.Output;
import io.caisson.linux.Fd;
import io.caisson.linux.Processes;
import java.util.List;

/** The executable's entry. */
public final class Main {
  private static final int FAILURE = 1;

  private Main() {}

  /** Ends the process itself: nothing of the virtual machine is worth an orderly shutdown. */
  public static void main(String[] arguments) {
    Output err = new Output(Fd.STDERR);
    int status = FAILURE;
    try {
      Output out = new Output(Fd.STDOUT);
      status = new CommandLine(Program.current(), out, err).run(List.of(arguments));
    } catch (Throwable fault) {
      // Uncaught, it would end the process with a word about a missing native method instead.
      err.line("caisson: internal error: " + fault);
    }
    throw Processes.exit(status);
  }
}
