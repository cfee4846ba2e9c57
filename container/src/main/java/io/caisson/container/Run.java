package io.caisson.container;

import io.caisson.linux.Fd;
import io.caisson.linux.Prctl;
import io.caisson.linux.SignalMask;

/** {@code run}: create, start and, in the foreground, wait and delete. */
public final class Run {
  private Run() {}

  /** Returns the exit status: 0 when detached, else the program's (128 + n for a signal n). */
  public static int run(Runtime runtime, RunRequest asked) {
    PassedFds passed = PassedFds.of(asked.create().preserveFds());
    CreateRequest request = asked.create().fromAnywhere();
    Bundle bundle = Bundle.enter(runtime, request);
    Console.check(bundle.spec(), request.consoleSocket(), asked.detach());
    return asked.detach()
        ? detached(runtime, request, passed, bundle)
        : foreground(runtime, asked, request, passed, bundle);
  }

  private static int detached(
      Runtime runtime, CreateRequest request, PassedFds passed, Bundle bundle) {
    try (Fd consoleSocket = Create.connect(request.consoleSocket());
        NewContainer container = NewContainer.make(runtime, request.id(), bundle)) {
      try {
        container.create(request, passed, null, consoleSocket, SignalMask.get(), false);
        container.start(request);
        return 0;
      } catch (RuntimeException e) {
        container.rollBack();
        throw e;
      }
    }
  }

  private static int foreground(
      Runtime runtime, RunRequest asked, CreateRequest request, PassedFds passed, Bundle bundle) {
    // Blocked before there is anything to clean up: from here on a signal is the container's.
    long mask = SignalMask.blockAll();
    if (!asked.noSubreaper()) Prctl.setChildSubreaper(true);
    try (ForegroundIo io =
            Console.hasTerminal(bundle.spec()) ? new TerminalIo() : new PipedIo(bundle.spec());
        NewContainer container = NewContainer.make(runtime, request.id(), bundle)) {
      int status;
      try {
        container.create(request, passed, io.streams(), io.consoleSocket(), mask, false);
        container.start(request);
        status = Foreground.attend(container.init(), io).exitCode();
      } catch (RuntimeException e) {
        container.rollBack();
        throw e;
      }
      if (!asked.keep()) Destruction.destroy(runtime, container.container());
      return status;
    }
  }
}
