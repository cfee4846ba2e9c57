package io.caisson.cli.command;

import io.caisson.cli.syntax.Option;
import io.caisson.container.CreateRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The options that {@code create} and {@code run} have in common. */
final class CreateOptions {
  private static final Option BUNDLE =
      Option.text("bundle", "DIR", "the bundle, instead of the current directory").letter("b");
  private static final Option CONSOLE_SOCKET =
      Option.text("console-socket", "FILE", "unix socket that gets the terminal's master");
  private static final Option PIDFD_SOCKET =
      Option.text("pidfd-socket", "FILE", "unix socket that gets a process descriptor of init");
  private static final Option PID_FILE =
      Option.text("pid-file", "FILE", "write the process id of init into this file");
  private static final Option NO_PIVOT =
      Option.flag("no-pivot", "move the root instead of pivot_root: for a root on a ramdisk");
  private static final Option NO_NEW_KEYRING =
      Option.flag("no-new-keyring", "keep the session keyring of the caller");
  private static final Option PRESERVE_FDS =
      Option.number("preserve-fds", "N", "pass N more file descriptors, from 3 on");

  static final List<Option> ALL =
      List.of(
          BUNDLE, CONSOLE_SOCKET, PIDFD_SOCKET, PID_FILE, NO_PIVOT, NO_NEW_KEYRING, PRESERVE_FDS);

  private CreateOptions() {}

  static CreateRequest request(Session session) {
    return new CreateRequest(
        Verbs.id(session),
        session.text(BUNDLE),
        given(session, CONSOLE_SOCKET),
        given(session, PIDFD_SOCKET),
        given(session, PID_FILE),
        session.flag(NO_PIVOT),
        session.flag(NO_NEW_KEYRING),
        (int) session.values().number(PRESERVE_FDS));
  }

  private static @Nullable String given(Session session, Option option) {
    String text = session.text(option);
    return text.isEmpty() ? null : text;
  }
}
