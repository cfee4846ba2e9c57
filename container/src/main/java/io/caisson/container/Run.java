package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Prctl;
import io.caisson.linux.SignalMask;
import io.caisson.linux.Sockets;
import org.jspecify.annotations.Nullable;

/** {@code run}: create, start and, in the foreground, wait and delete. */
public final class Run {
  private Run() {}

  /** Returns the exit status: 0 when detached, else the program's (128 + n for a signal n). */
  public static int run(Runtime runtime, RunRequest asked) {
    PassedFds passed = PassedFds.of(asked.create().preserveFds());
    CreateRequest request = asked.create().fromAnywhere();
    Bundle bundle = Bundle.enter(runtime, request);
    Console.check(bundle.spec(), request.consoleSocket(), asked.detach());
    boolean ownTerminal = !asked.detach() && Console.hasTerminal(bundle.spec());
    // Blocked before there is anything to clean up: from here on a signal is the container's.
    long mask = asked.detach() ? SignalMask.get() : SignalMask.blockAll();
    if (!asked.detach() && !asked.noSubreaper()) Prctl.setChildSubreaper(true);
    @Nullable Fd[] terminal = ownTerminal ? Sockets.pair() : new @Nullable Fd[] {null, null};
    try (Fd consoleSocket = ownTerminal ? terminal[1] : Create.connect(request.consoleSocket());
        Fd consoleReceiver = terminal[0];
        NewContainer container = NewContainer.make(runtime, request.id(), bundle)) {
      try {
        Init init = container.create(request, passed, null, consoleSocket, mask, false);
        container.sendPidFd(request.pidfdSocket());
        start(init);
        if (request.pidFile() != null) PidFile.write(request.pidFile(), init.pid());
        Poststart.run(runtime, container.container(), init.pidFd());
      } catch (RuntimeException e) {
        container.rollBack();
        throw e;
      }
      if (asked.detach()) return 0;
      int status = Foreground.attend(container.init(), consoleReceiver);
      if (!asked.keep()) Destruction.force(runtime, container.container());
      return status;
    }
  }

  private static void start(Init init) {
    try {
      init.start();
    } catch (RuntimeException e) {
      throw Failure.unableToStart(e);
    }
  }
}
