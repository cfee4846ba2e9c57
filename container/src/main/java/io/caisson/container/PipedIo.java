package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Inodes;
import io.caisson.linux.Poll;
import io.caisson.linux.Processes;
import io.caisson.linux.Processes.Pipe;
import io.caisson.spec.IdMapping;
import io.caisson.spec.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three pipes: the container never holds a descriptor of the host's own files or terminal, which it
 * could chown, make non-blocking, or push input into (TIOCSTI).
 */
final class PipedIo implements ForegroundIo {
  private final Pipe input;
  private final Pipe output;
  private final Pipe errors;
  private final OwnEnd inputWriter;
  private final OwnEnd outputReader;
  private final OwnEnd errorsReader;
  private boolean joined;

  /** The pipes belong to the container's root, which may open {@code /dev/stdout} anew. */
  PipedIo(Spec spec) {
    input = Processes.pipe();
    output = Processes.pipe();
    errors = Processes.pipe();
    inputWriter = new OwnEnd(input.writer());
    outputReader = new OwnEnd(output.reader());
    errorsReader = new OwnEnd(errors.reader());
    int uid = rootOf(spec.linux().uidMappings());
    int gid = rootOf(spec.linux().gidMappings());
    if (uid == 0 && gid == 0) return;
    Inodes.chown(input.reader(), uid, gid);
    Inodes.chown(output.writer(), uid, gid);
    Inodes.chown(errors.writer(), uid, gid);
  }

  /** The host's number of the container's 0. */
  private static int rootOf(List<IdMapping> mappings) {
    for (int i = 0; i < mappings.size(); i++) {
      IdMapping mapping = mappings.get(i);
      if (mapping.containerId() == 0) return (int) mapping.hostId();
    }
    return 0;
  }

  @Override
  public StandardStreams streams() {
    return new StandardStreams(input.reader(), output.writer(), errors.writer());
  }

  @Override
  public @Nullable Fd consoleSocket() {
    return null;
  }

  @Override
  public void join(Poll poll) {
    closeInitsEnds();
    inputWriter.relay = new Relay(Fd.STDIN, inputWriter.fd, poll);
    outputReader.relay = new Relay(outputReader.fd, Fd.STDOUT, poll);
    errorsReader.relay = new Relay(errorsReader.fd, Fd.STDERR, poll);
  }

  private void closeInitsEnds() {
    if (joined) return;
    joined = true;
    input.reader().close();
    output.writer().close();
    errors.writer().close();
  }

  @Override
  public void prepare() {
    inputWriter.prepare();
    outputReader.prepare();
    errorsReader.prepare();
  }

  @Override
  public void step() {
    inputWriter.step();
    outputReader.step();
    errorsReader.step();
  }

  @Override
  public void drain() {
    outputReader.drain();
    errorsReader.drain();
  }

  @Override
  public void resize() {
    // there is no terminal to follow the host's
  }

  @Override
  public void close() {
    closeInitsEnds();
    inputWriter.close();
    outputReader.close();
    errorsReader.close();
  }

  /**
   * The runtime's end of a pipe. It is closed as soon as its relay is over: the program sees the
   * end of its input, or gets SIGPIPE for output that nobody reads.
   */
  private static final class OwnEnd {
    private final Fd fd;
    private @Nullable Relay relay;
    private boolean open = true;

    OwnEnd(Fd fd) {
      this.fd = fd;
    }

    void prepare() {
      if (relay != null) relay.prepare();
    }

    void step() {
      if (relay == null || !open) return;
      relay.step();
      if (relay.isOver()) close();
    }

    void drain() {
      if (relay != null && open) relay.drain();
    }

    void close() {
      if (!open) return;
      open = false;
      fd.close();
    }
  }
}
