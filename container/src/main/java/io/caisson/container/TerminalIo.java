package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Poll;
import io.caisson.linux.Sockets;
import io.caisson.linux.Terminals;
import org.jspecify.annotations.Nullable;

/**
 * The container's own pseudo-terminal, relayed to the host's, which is raw meanwhile: every key
 * goes to the container, and its terminal alone makes signals, echo and line ends of them.
 */
final class TerminalIo implements ForegroundIo {
  /** A terminal's name is what init sends along with it. */
  private static final int LONGEST_NAME = 256;

  private final Fd receiver;
  private final Fd sender;
  private boolean senderOpen = true;
  private @Nullable Fd master;
  private @Nullable Fd host;
  private Terminals.@Nullable Settings before;
  private @Nullable Relay input;
  private @Nullable Relay output;

  TerminalIo() {
    Fd[] ends = Sockets.pair();
    receiver = ends[0];
    sender = ends[1];
  }

  @Override
  public @Nullable StandardStreams streams() {
    return null;
  }

  @Override
  public Fd consoleSocket() {
    return sender;
  }

  @Override
  public void join(Poll poll) {
    closeSender(); // so that an init without a terminal to send is an end, not a wait
    Fd received = Sockets.receive(receiver, LONGEST_NAME).file();
    if (received == null) throw Failure.noTerminalCame();
    master = received;
    Terminals.clearOnlcr(
        received); // the host's terminal, raw as it is, gets what the program wrote
    host = hostTerminal();
    if (host != null) before = Terminals.makeRaw(host);
    resize();
    input = new Relay(Fd.STDIN, received, poll);
    output = new Relay(received, Fd.STDOUT, poll);
  }

  /**
   * Whichever of the standard streams is one. None at all (a script, a build server) is no reason
   * to refuse: the program has its terminal, and its size is the spec's.
   */
  private static @Nullable Fd hostTerminal() {
    if (Terminals.isTerminal(Fd.STDIN)) return Fd.STDIN;
    if (Terminals.isTerminal(Fd.STDOUT)) return Fd.STDOUT;
    return Terminals.isTerminal(Fd.STDERR) ? Fd.STDERR : null;
  }

  @Override
  public void prepare() {
    if (input != null) input.prepare();
    if (output != null) output.prepare();
  }

  @Override
  public void step() {
    if (input != null) input.step();
    if (output != null) output.step();
  }

  @Override
  public void drain() {
    if (output != null) output.drain();
  }

  @Override
  public void resize() {
    if (host == null || master == null) return;
    try {
      Terminals.setWindowSize(master, Terminals.windowSize(host));
    } catch (LinuxException e) {
      // EIO: the host's terminal was hung up. A wrong size is no reason to end the program.
    }
  }

  private void closeSender() {
    if (senderOpen) sender.close();
    senderOpen = false;
  }

  @Override
  public void close() {
    if (host != null && before != null) restore(host, before);
    if (master != null) master.close();
    closeSender();
    receiver.close();
  }

  private static void restore(Fd host, Terminals.Settings before) {
    try {
      Terminals.restore(host, before);
    } catch (LinuxException e) {
      // EIO: it was hung up, and there is nothing left to restore
    }
  }
}
