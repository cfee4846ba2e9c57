package io.caisson.linux;

import static io.caisson.linux.Errno.EINTR;
import static io.caisson.linux.SyscallNumbers.SYS_PPOLL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * poll(2) over a set of descriptors that is kept between calls. Entries are addressed by the index
 * {@link #add} gave.
 */
public final class Poll {
  public static final int IN = 0x001;
  public static final int OUT = 0x004;

  /** Reported always, asked for or not: error, and the other side is gone. */
  public static final int ERR = 0x008;

  public static final int HUP = 0x010;

  /** struct pollfd: fd, events, revents. */
  private static final int POLLFD_SIZE = 8;

  private static final int NOT_WATCHED = -1;

  private final List<Fd> files = new ArrayList<>();
  private int[] events = new int[8];
  private int[] answers = new int[8];

  /**
   * Watches one more descriptor. Its owner must outlive the watching (see {@link #watch} with 0).
   */
  public int add(Fd file, int events) {
    int index = files.size();
    files.add(file);
    if (index == this.events.length) {
      this.events = Arrays.copyOf(this.events, index * 2);
      answers = Arrays.copyOf(answers, index * 2);
    }
    this.events[index] = events;
    return index;
  }

  /**
   * What to wait for from now on; 0 ignores the descriptor altogether, even HUP, even when closed.
   */
  public void watch(int index, int events) {
    this.events[index] = events;
    answers[index] = 0;
  }

  /**
   * Waits up to {@code millis} (-1: for ever) until something is ready; how many descriptors are. 0
   * also when a signal handler ran.
   */
  public int await(int millis) {
    try (Scratch scratch = Scratch.enter()) {
      int count = files.size();
      long set = scratch.allocate((long) count * POLLFD_SIZE);
      for (int i = 0; i < count; i++) {
        long entry = set + (long) i * POLLFD_SIZE;
        Sys.putInt(entry, events[i] == 0 ? NOT_WATCHED : files.get(i).number());
        Sys.putShort(entry + 4, events[i]);
      }
      long ready = poll(scratch, set, count, millis);
      for (int i = 0; i < count; i++) {
        answers[i] = Sys.getShort(set + (long) i * POLLFD_SIZE + 6);
      }
      return (int) ready;
    }
  }

  /** What the last {@link #await} found: a set of IN, OUT, ERR, HUP. */
  public int ready(int index) {
    return answers[index];
  }

  /** Of one descriptor: the events that came within {@code millis} (-1: for ever), 0 for none. */
  public static int await(Fd file, int events, int millis) {
    try (Scratch scratch = Scratch.enter()) {
      long entry = scratch.allocate(POLLFD_SIZE);
      Sys.putInt(entry, file.number());
      Sys.putShort(entry + 4, events);
      long deadline = millis < 0 ? 0 : Clock.monotonicMillis() + millis;
      int left = millis;
      while (poll(scratch, entry, 1, left) == 0) {
        if (millis >= 0) {
          left = (int) (deadline - Clock.monotonicMillis());
          if (left <= 0) return 0;
        }
      }
      return Sys.getShort(entry + 6);
    }
  }

  /**
   * int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *timeout, NULL): arm64 has no
   * poll.
   */
  private static long poll(Scratch scratch, long set, int count, int millis) {
    long timeout = 0;
    if (millis >= 0) {
      timeout = scratch.allocate(16);
      Sys.putLong(timeout, millis / 1000);
      Sys.putLong(timeout + 8, millis % 1000 * 1_000_000L);
    }
    long result = Sys.call(SYS_PPOLL, set, count, timeout, 0, 8);
    if (result == -EINTR) return 0;
    if (result < 0) throw LinuxException.of("poll", null, result);
    return result;
  }
}
