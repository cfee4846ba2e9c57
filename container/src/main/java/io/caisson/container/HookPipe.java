package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Processes;
import io.caisson.linux.Processes.Pipe;

/** A pipe whose writing end is the hook's: the runtime gives it up when the hook has it. */
final class HookPipe implements AutoCloseable {
  private final Pipe pipe = Processes.pipe();
  private boolean writerOpen = true;

  Fd reader() {
    return pipe.reader();
  }

  Fd writer() {
    return pipe.writer();
  }

  /** So that the reader sees the end when the hook closes its own. */
  void closeWriter() {
    writerOpen = false;
    pipe.writer().close();
  }

  @Override
  public void close() {
    if (writerOpen) pipe.writer().close();
    pipe.reader().close();
  }
}
