package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Sockets;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One end of the socket between a container's creator and its init. It uses read(2) and write(2)
 * alone, which every seccomp profile that lets a program live allows.
 */
final class Channel implements AutoCloseable {
  /** Enough for a hook's captured output inside a failure; a longer text is cut. */
  private static final int MAXIMUM = 16 * 1024;

  // The first byte of a datagram.
  private static final byte GO = 1;
  private static final byte RUN_HOOKS = 2;
  private static final byte READY = 3;
  private static final byte JOINED = 4;
  private static final byte FAILED = 5;

  private final Fd socket;
  private boolean open = true;

  private Channel(Fd socket) {
    this.socket = socket;
  }

  /** Both ends: the creator's, then init's. */
  static Channel[] pair() {
    Fd[] ends = Sockets.pair();
    return new Channel[] {new Channel(ends[0]), new Channel(ends[1])};
  }

  int number() {
    return socket.number();
  }

  void send(Message message) {
    Files.writeAll(socket, encode(message));
  }

  /** As {@link #send}, where nobody may be left to read it. */
  void sendIfHeard(Message message) {
    try {
      send(message);
    } catch (LinuxException e) {
      // EPIPE: the creator has died, so there is nobody to tell.
      if (e.errno() != Errno.EPIPE) throw e;
    }
  }

  /** The next message, or null at the end: the other side has closed its socket or died. */
  @Nullable Message receive() {
    byte[] buffer = new byte[MAXIMUM];
    int length = Files.tryRead(socket, buffer, 0, buffer.length);
    // ECONNRESET: the other side died with a message of ours unread.
    if (length == -Errno.ECONNRESET) return null;
    if (length < 0) throw new LinuxException("read", null, -length);
    return length == 0 ? null : decode(buffer, length);
  }

  /** The creator's wait: init's failure becomes ours, in runc's words. */
  Message expect() {
    return switch (receive()) {
      case null -> throw Failure.of("error during container init: init died before it was ready");
      case Message.Failed(String text) -> throw Failure.of("error during container init: " + text);
      case Message message -> message;
    };
  }

  /** As {@link #expect}, while this process holds the other end open itself. */
  Message expectFrom(Channel other) {
    other.close();
    return expect();
  }

  /** Init's wait for {@link Message.Word#GO}; without a creator there is nothing to go on for. */
  void awaitGo() {
    if (receive() != Message.Word.GO)
      throw Failure.of("the runtime that created this container died");
  }

  static byte[] encode(Message message) {
    return switch (message) {
      case Message.Word word ->
          new byte[] {
            switch (word) {
              case GO -> GO;
              case RUN_HOOKS -> RUN_HOOKS;
              case READY -> READY;
            }
          };
      case Message.Joined(int pid) ->
          new byte[] {
            JOINED, (byte) pid, (byte) (pid >> 8), (byte) (pid >> 16), (byte) (pid >> 24)
          };
      case Message.Failed(String text) -> {
        byte[] words = text.getBytes(StandardCharsets.UTF_8);
        byte[] datagram = new byte[Math.min(words.length + 1, MAXIMUM)];
        datagram[0] = FAILED;
        System.arraycopy(words, 0, datagram, 1, datagram.length - 1);
        yield datagram;
      }
    };
  }

  static Message decode(byte[] datagram, int length) {
    return switch (datagram[0]) {
      case GO -> Message.Word.GO;
      case RUN_HOOKS -> Message.Word.RUN_HOOKS;
      case READY -> Message.Word.READY;
      case JOINED ->
          new Message.Joined(
              (datagram[1] & 0xff)
                  | (datagram[2] & 0xff) << 8
                  | (datagram[3] & 0xff) << 16
                  | (datagram[4] & 0xff) << 24);
      case FAILED ->
          new Message.Failed(new String(datagram, 1, length - 1, StandardCharsets.UTF_8));
      default -> throw new IllegalStateException("a message of unknown kind " + datagram[0]);
    };
  }

  /** Both sides' clean-up may meet an end that the ordinary course has closed. */
  @Override
  public void close() {
    if (open) socket.close();
    open = false;
  }
}
