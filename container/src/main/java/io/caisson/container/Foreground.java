package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Poll;
import io.caisson.linux.Signal;
import io.caisson.linux.SignalFd;
import io.caisson.linux.SignalMask;
import io.caisson.linux.Sockets;
import io.caisson.linux.Terminals;
import org.jspecify.annotations.Nullable;

/**
 * A container in the foreground: its terminal is relayed to ours, our signals are forwarded to it,
 * and its end is ours. One thread, one poll loop.
 */
final class Foreground {
  private static final int CHUNK = 16 * 1024;

  private final Init init;
  private final SignalFd signals;
  private final @Nullable Fd master;
  private final byte[] buffer = new byte[CHUNK];

  private Foreground(Init init, SignalFd signals, @Nullable Fd master) {
    this.init = init;
    this.signals = signals;
    this.master = master;
  }

  /**
   * Returns the program's exit status when it has ended. All signals are blocked already.
   *
   * @param receiver where the master of the container's terminal arrives; null: it has none
   */
  static int attend(Init init, @Nullable Fd receiver) {
    try (Fd master = receiver == null ? null : receive(receiver);
        SignalFd signals = SignalFd.open(SignalMask.ALL)) {
      Foreground foreground = new Foreground(init, signals, master);
      boolean raw = master != null && Terminals.isTerminal(Fd.STDIN);
      if (!raw) return foreground.loop();
      Terminals.Settings before = Terminals.makeRaw(Fd.STDIN);
      try {
        foreground.resize();
        return foreground.loop();
      } finally {
        Terminals.restore(Fd.STDIN, before);
      }
    }
  }

  private static Fd receive(Fd receiver) {
    Sockets.Datagram datagram = Sockets.receive(receiver, 256);
    Fd master = datagram.files().get(0);
    // The host's terminal, or the file we print to, makes its own line ends.
    Terminals.clearOnlcr(master);
    return master;
  }

  private int loop() {
    Poll poll = new Poll();
    int ended = poll.add(init.pidFd().fd(), Poll.IN);
    int signal = poll.add(signals.fd(), Poll.IN);
    int output = master == null ? -1 : poll.add(master, Poll.IN);
    int input = master == null ? -1 : poll.add(Fd.STDIN, Poll.IN);
    while (true) {
      int ready = poll.await(-1);
      if (ready == 0) continue;
      if (poll.ready(signal) != 0) forward();
      if (master != null) {
        if (poll.ready(output) != 0 && !relay(master, Fd.STDOUT)) poll.watch(output, 0);
        if (poll.ready(input) != 0 && !relay(Fd.STDIN, master)) poll.watch(input, 0);
      }
      if (poll.ready(ended) != 0) {
        // What the program wrote last is still in the terminal.
        while (master != null && Poll.await(master, Poll.IN, 0) > 0) {
          if (!relay(master, Fd.STDOUT)) break;
        }
        return init.pidFd().waitFor().exitCode();
      }
    }
  }

  /** False at the end of {@code from}: EOF, or EIO from a terminal whose other end is closed. */
  private boolean relay(Fd from, Fd to) {
    int count = Files.tryRead(from, buffer, 0, buffer.length);
    if (count <= 0) return false;
    for (int at = 0; at < count; ) {
      int written = Files.tryWrite(to, buffer, at, count - at);
      if (written <= 0) return false;
      at += written;
    }
    return true;
  }

  private void forward() {
    SignalFd.Received received = signals.read();
    if (received == null) return;
    Signal signal = received.signal();
    if (signal.equals(Signal.WINCH) && master != null) {
      resize();
    } else if (!isOurs(signal)) {
      var _ = init.pidFd().send(signal); // false: it has ended, which the loop sees next
    }
  }

  // CHLD: of our children; orphans of the container that we are given go with us. URG: Go programs
  // send it to themselves. PIPE: our own output's.
  private static boolean isOurs(Signal signal) {
    return signal.equals(Signal.CHLD) || signal.equals(Signal.URG) || signal.equals(Signal.PIPE);
  }

  private void resize() {
    if (master != null && Terminals.isTerminal(Fd.STDIN)) {
      Terminals.setWindowSize(master, Terminals.windowSize(Fd.STDIN));
    }
  }
}
