package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.SignalMask;
import io.caisson.linux.Sockets;
import org.jspecify.annotations.Nullable;

/** {@code create}: everything but the user's program (runtime-spec, "Create"). */
public final class Create {
  private Create() {}

  /** Returns when init waits for {@code start}. If anything fails, nothing is left behind. */
  public static void run(Runtime runtime, CreateRequest asked) {
    PassedFds passed = PassedFds.of(asked.preserveFds());
    CreateRequest request = asked.fromAnywhere();
    Bundle bundle = Bundle.enter(runtime, request);
    Console.check(bundle.spec(), request.consoleSocket(), true);
    try (Fd consoleSocket = connect(request.consoleSocket());
        NewContainer container = NewContainer.make(runtime, request.id(), bundle)) {
      try {
        Init init = container.create(request, passed, null, consoleSocket, SignalMask.get(), true);
        container.sendPidFd(request.pidfdSocket());
        if (request.pidFile() != null) PidFile.write(request.pidFile(), init.pid());
      } catch (RuntimeException e) {
        container.rollBack();
        throw e;
      }
    }
  }

  static @Nullable Fd connect(@Nullable String socket) {
    return socket == null ? null : Sockets.connect(socket);
  }
}
