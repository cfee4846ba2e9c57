package io.caisson.cli.command;

import io.caisson.cli.syntax.Option;
import io.caisson.container.CreateRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options of every command that makes a container. */
final class CreateOptions {
  private static final Option BUNDLE =
      Option.text("bundle", "DIR", "the bundle, instead of the current directory").letter("b");
  private static final Option CONSOLE_SOCKET =
      Option.text("console-socket", "SOCKET", "send the terminal's controlling end to this socket");
  private static final Option PIDFD_SOCKET =
      Option.text("pidfd-socket", "SOCKET", "send a process descriptor of init to this socket");
  private static final Option PID_FILE =
      Option.text("pid-file", "FILE", "write the process id of init to this file");
  private static final Option NO_PIVOT =
      Option.flag("no-pivot", "move the root mount instead of pivot_root, for roots on a ramdisk");
  private static final Option NO_NEW_KEYRING =
      Option.flag("no-new-keyring", "leave the container the session keyring of the caller");
  private static final Option PRESERVE_FDS =
      Option.number(
          "preserve-fds", "N", "pass on N open files after the standard ones and $LISTEN_FDS");

  static final List<Option> ALL =
      List.of(
          BUNDLE, CONSOLE_SOCKET, PIDFD_SOCKET, PID_FILE, NO_PIVOT, NO_NEW_KEYRING, PRESERVE_FDS);

  private CreateOptions() {}

  static CreateRequest request(Session session) {
    return new CreateRequest(
        session.id(),
        session.text(BUNDLE),
        path(session, CONSOLE_SOCKET),
        path(session, PIDFD_SOCKET),
        path(session, PID_FILE),
        session.flag(NO_PIVOT),
        session.flag(NO_NEW_KEYRING),
        // No process has as many descriptors as an int: the verb then says which one is not open.
        Math.clamp(session.values().number(PRESERVE_FDS), 0, Integer.MAX_VALUE));
  }

  private static @Nullable String path(Session session, Option option) {
    String path = session.text(option);
    return path.isEmpty() ? null : path;
  }
}
