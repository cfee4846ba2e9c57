package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Poll;
import org.jspecify.annotations.Nullable;

/** How the standard streams of a foreground container are joined to the runtime's own. */
sealed interface ForegroundIo extends AutoCloseable permits PipedIo, TerminalIo {
  /** What init gets; null: a terminal, or the runtime's own. */
  @Nullable StandardStreams streams();

  /** Where init sends its terminal; null: it has none. */
  @Nullable Fd consoleSocket();

  /** Init exists and has its ends: gives up the runtime's copies, and joins the loop. */
  void join(Poll poll);

  /** Before each wait. */
  void prepare();

  /** After each wait. */
  void step();

  /** The program has ended: what it wrote last is still on its way. */
  void drain();

  /** The host's terminal has another size (SIGWINCH). */
  void resize();

  @Override
  void close();
}
