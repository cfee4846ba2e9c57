package io.caisson.container;

import static io.caisson.linux.Files.O_NONBLOCK;
import static io.caisson.linux.Files.O_RDONLY;
import static io.caisson.linux.Files.O_RDWR;

import io.caisson.linux.Directories;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;
import io.caisson.linux.LinuxException;
import io.caisson.linux.PidFd;
import io.caisson.linux.Poll;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Where the init of a created container waits until {@code start}: two fifos in the state
 * directory.
 *
 * <pre>
 *   create                     init                              start
 *   make() ──── clone ───────► await() ◄───────── one byte ───── release(): unlinks exec.fifo first
 *                              execve: exec.result hangs up ───► done
 *                              or fail(words) ─────────────────► Failure(words)
 * </pre>
 *
 * {@code exec.fifo} lies there as long as the container is {@link Status#CREATED}. Both ends are
 * opened for reading and writing before the clone and inherited: init needs no path of the host, no
 * {@code open} under the container's seccomp filter, and sees no end of file when the runtime goes.
 * The descriptors are close-on-exec, which is what tells {@code start} that the program runs.
 */
public final class ExecGate implements AutoCloseable {
  private static final String FIFO = "exec.fifo";
  private static final String RESULT = "exec.result";

  /** Only the runtime opens them by name, and it owns them. */
  private static final int MODE = 0600;

  /** Half of what a fifo holds (pipe(7)): init's last words never block, read or not. */
  private static final int LONGEST_WORDS = 32 * 1024;

  private final Fd fifo;
  private final Fd result;

  private ExecGate(Fd fifo, Fd result) {
    this.fifo = fifo;
    this.result = result;
  }

  /** Before the clone, in the runtime. */
  static ExecGate make(Fd stateDirectory) {
    Directories.mkfifoAt(stateDirectory, RESULT, MODE);
    Directories.mkfifoAt(stateDirectory, FIFO, MODE);
    Fd fifo = Files.openAt(stateDirectory, FIFO, O_RDWR);
    try {
      return new ExecGate(fifo, Files.openAt(stateDirectory, RESULT, O_RDWR));
    } catch (LinuxException e) {
      fifo.close();
      throw e;
    }
  }

  /** In init: blocks until {@code start} opens the gate. One read(2). */
  public void await() {
    Files.read(fifo, new byte[1], 0, 1);
  }

  /** In init, when the user's program cannot be executed after all: {@code start} says why. */
  public void fail(String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    Files.writeAll(
        result, bytes.length <= LONGEST_WORDS ? bytes : Arrays.copyOf(bytes, LONGEST_WORDS));
  }

  /** Whether a container waits behind this gate. */
  static boolean isClosed(String stateDirectory) {
    return Inodes.tryAccess(stateDirectory + "/" + FIFO, Inodes.F_OK) == 0;
  }

  /**
   * In {@code start}: lets init go on and returns when the user's program has been executed.
   *
   * <p>Throws {@link Failure#alreadyRunning} if another start was there first (removing the fifo is
   * what decides between two), {@link Failure#cannotStartStopped} if init is gone, else init's own
   * words if it could not execute the program.
   */
  static void release(Fd stateDirectory, PidFd init) {
    try (Fd result = openExisting(stateDirectory, RESULT, O_RDONLY | O_NONBLOCK);
        // For reading too: were init to die just now, writing would raise SIGPIPE.
        Fd fifo = openExisting(stateDirectory, FIFO, O_RDWR)) {
      if (init.awaitExit(0)) throw Failure.cannotStartStopped();
      int unlinked = Directories.tryUnlinkAt(stateDirectory, FIFO);
      if (unlinked == -Errno.ENOENT) throw Failure.alreadyRunning();
      if (unlinked < 0) throw new LinuxException("unlink", FIFO, -unlinked);
      Files.writeAll(fifo, new byte[1]);
      String words = untilHangup(result, init);
      if (!words.isEmpty()) throw Failure.of(words);
    }
  }

  private static Fd openExisting(Fd stateDirectory, String name, int flags) {
    int number = Files.tryOpenAt(stateDirectory, name, flags);
    if (number == -Errno.ENOENT) throw Failure.alreadyRunning();
    if (number < 0) throw new LinuxException("open", name, -number);
    return Fd.of(number);
  }

  /** What init wrote until its last descriptor of the fifo was closed, by exec or by its end. */
  private static String untilHangup(Fd result, PidFd init) {
    Poll poll = new Poll();
    int words = poll.add(result, Poll.IN);
    // A fifo only hangs up for a reader that has seen a writer: init may have died before we
    // opened.
    int end = poll.add(init.fd(), Poll.IN);
    byte[] buffer = new byte[LONGEST_WORDS];
    int length = 0;
    boolean over = false;
    while (!over) {
      poll.await(-1);
      over = (poll.ready(words) & Poll.HUP) != 0 || poll.ready(end) != 0;
      int count;
      while ((count = Files.tryRead(result, buffer, length, buffer.length - length)) > 0) {
        length += count;
      }
    }
    return new String(buffer, 0, length, StandardCharsets.UTF_8);
  }

  /** In the runtime after the clone; init's own copies go when it executes the program. */
  @Override
  public void close() {
    result.close();
    fifo.close();
  }
}
