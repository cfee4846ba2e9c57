package io.caisson.container;

import io.caisson.linux.Poll;
import io.caisson.linux.Processes;
import io.caisson.linux.Signal;
import io.caisson.linux.SignalFd;
import io.caisson.linux.SignalMask;
import io.caisson.linux.WaitStatus;
import org.jspecify.annotations.Nullable;

/**
 * A container in the foreground: its streams are relayed, our signals are forwarded to it, and its
 * end is ours. One thread, one poll loop.
 */
final class Foreground {
  private final Init init;
  private final ForegroundIo io;
  private final SignalFd signals;
  private final int ownPid = Processes.getpid();

  private Foreground(Init init, ForegroundIo io, SignalFd signals) {
    this.init = init;
    this.io = io;
    this.signals = signals;
  }

  /**
   * Returns how the program ended, when it has. All signals are blocked already: what came since
   * then is forwarded now.
   */
  static WaitStatus attend(Init init, ForegroundIo io) {
    try (SignalFd signals = SignalFd.open(SignalMask.ALL)) {
      return new Foreground(init, io, signals).loop();
    }
  }

  private WaitStatus loop() {
    Poll poll = new Poll();
    int ended = poll.add(init.pidFd().fd(), Poll.IN);
    int signal = poll.add(signals.fd(), Poll.IN);
    io.join(poll);
    WaitStatus status = null;
    while (status == null) {
      io.prepare();
      poll.await(-1);
      boolean childEnded = poll.ready(signal) != 0 && forward();
      io.step();
      if (childEnded || poll.ready(ended) != 0) status = collect();
      if (status == null && poll.ready(ended) != 0) status = init.pidFd().waitFor();
    }
    io.drain();
    return status;
  }

  /**
   * Passes a signal on; true if it was about a child of ours instead. URG is what Go programs send
   * themselves; PIPE from ourselves means our own output's reader.
   */
  private boolean forward() {
    SignalFd.Received received = signals.read();
    if (received == null) return false;
    Signal signal = received.signal();
    if (signal.equals(Signal.CHLD)) return true;
    if (signal.equals(Signal.WINCH)) {
      io.resize();
    } else if (!signal.equals(Signal.URG)
        && !(signal.equals(Signal.PIPE) && received.sender() == ownPid)) {
      var _ = init.pidFd().send(signal); // false: it has ended, which the loop sees next
    }
    return false;
  }

  /**
   * How init ended, if it has. Collects whatever else has ended: as a subreaper we are given the
   * orphans of a container without a pid namespace.
   */
  private @Nullable WaitStatus collect() {
    WaitStatus ofInit = null;
    for (Processes.Ended child; (child = Processes.tryWaitAny()) != null; ) {
      if (child.pid() == init.pid()) ofInit = child.status();
    }
    return ofInit;
  }
}
