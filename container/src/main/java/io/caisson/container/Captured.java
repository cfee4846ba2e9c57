package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Poll;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a hook writes to one of its streams, up to a bound: the rest is read and forgotten. */
final class Captured {
  /** More helps nobody in an error line, and memory is never freed. */
  private static final int MOST = 64 * 1024;

  private final Fd reader;
  private final Poll poll;
  private final int index;
  private byte[] bytes = new byte[1024];
  private int length;
  private boolean open = true;

  Captured(Fd reader, Poll poll) {
    this.reader = reader;
    this.poll = poll;
    index = poll.add(reader, Poll.IN);
  }

  /** Takes what the last poll found; at the end of the stream there is nothing more to watch. */
  void take() {
    if (!open || poll.ready(index) == 0) return;
    if (read() <= 0) {
      open = false;
      poll.watch(index, 0);
    }
  }

  /** Takes what is there without waiting for more. */
  void drain() {
    while (open && Poll.await(reader, Poll.IN, 0) != 0 && read() > 0) {
      // until it is empty or has ended
    }
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private int read() {
    if (length == MOST) return Files.tryRead(reader, new byte[4096], 0, 4096);
    if (length == bytes.length) bytes = Arrays.copyOf(bytes, Math.min(MOST, length * 4));
    int count = Files.tryRead(reader, bytes, length, bytes.length - length);
    if (count > 0) length += count;
    return count;
  }
}
