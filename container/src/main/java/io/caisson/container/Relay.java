package io.caisson.container;

import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Poll;

/**
 * One direction of a foreground container's input or output, as a part of somebody's poll loop. It
 * never blocks the loop: it reads what is there, and writes when there is room.
 */
final class Relay {
  private static final int BUFFER = 16 * 1024;

  /** PIPE_BUF: a pipe that poll calls writable takes so much without blocking (pipe(7)). */
  private static final int AT_ONCE = 4096;

  private final Fd source;
  private final Fd sink;
  private final Poll poll;
  private final int readable;
  private final int writable;
  private final byte[] buffer = new byte[BUFFER];
  private int start;
  private int end;
  private boolean sourceOpen = true;
  private boolean sinkOpen = true;

  /** Both are borrowed, and may be closed when the relay {@link #isOver}. */
  Relay(Fd source, Fd sink, Poll poll) {
    this.source = source;
    this.sink = sink;
    this.poll = poll;
    readable = poll.add(source, 0);
    writable = poll.add(sink, 0);
  }

  /** Before each wait: what this relay is waiting for. */
  void prepare() {
    poll.watch(readable, !isOver() && start == end ? Poll.IN : 0);
    poll.watch(writable, !isOver() && start < end ? Poll.OUT : 0);
  }

  /** After each wait. */
  void step() {
    if (poll.ready(readable) != 0) fill();
    if (poll.ready(writable) != 0) flush();
  }

  /** Nothing more can come, or nobody takes it. */
  boolean isOver() {
    return !sinkOpen || (!sourceOpen && start == end);
  }

  /** Moves all that is in the source now, and waits for nothing but the sink. */
  void drain() {
    while (!isOver()) {
      while (start < end && sinkOpen) flush();
      if (!sourceOpen || Poll.await(source, Poll.IN, 0) == 0) return;
      fill();
    }
  }

  /** The end is a read of nothing; EIO from a terminal that no program has open any more. */
  private void fill() {
    int count = Files.tryRead(source, buffer, 0, buffer.length);
    if (count == -Errno.EAGAIN) return; // somebody made our standard input non-blocking
    start = 0;
    end = Math.max(0, count);
    sourceOpen = count > 0;
  }

  /** EPIPE and the like: the reader has gone. What is left is for nobody. */
  private void flush() {
    int count = Files.tryWrite(sink, buffer, start, Math.min(AT_ONCE, end - start));
    if (count == -Errno.EAGAIN) return;
    if (count < 0) {
      sinkOpen = false;
    } else {
      start += count;
    }
  }
}
