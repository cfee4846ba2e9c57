package io.caisson.container;

import io.caisson.linux.Environment;
import io.caisson.linux.Fd;
import io.caisson.linux.Processes;
import io.caisson.spec.Process;
import io.caisson.spec.Spec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The inherited descriptors that the user's program gets: first activated sockets
 * (sd_listen_fds(3)), from 3 on, then those of {@code --preserve-fds}.
 */
record PassedFds(int listen, int preserve) {
  private static final int FIRST = 3;

  /** Call it before anything is opened. Throws {@link Failure} if one of them is not open. */
  static PassedFds of(int preserve) {
    return of(preserve, Environment.get("LISTEN_PID"), Environment.get("LISTEN_FDS"));
  }

  static PassedFds of(int preserve, @Nullable String listenPid, @Nullable String listenFds) {
    boolean meant = listenPid != null && number(listenPid) == Processes.getpid();
    int listen = meant && listenFds != null ? Math.max(0, number(listenFds)) : 0;
    for (int i = 0; i < preserve; i++) {
      int number = FIRST + listen + i;
      if (!Fd.isOpen(number)) throw Failure.preservedFdNotOpen(i, preserve, number);
    }
    return new PassedFds(listen, preserve);
  }

  /** The program is told of its sockets; it is process 1 of its own namespace. */
  Spec tell(Spec spec) {
    Process process = spec.process();
    if (listen == 0 || process == null) return spec;
    List<String> env = new ArrayList<>(process.env());
    env.add("LISTEN_FDS=" + listen);
    env.add("LISTEN_PID=1");
    return spec.withProcess(process.withEnv(env));
  }

  /** -1 if it is none. */
  private static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
