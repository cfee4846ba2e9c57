package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.Mounts;
import io.caisson.linux.Sockets;
import io.caisson.linux.Terminals;
import io.caisson.spec.ConsoleSize;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The container's terminal: a pair of its own devpts, standard streams, and /dev/console. */
final class Console {
  private Console() {}

  /**
   * Opens a pair, sends the master through {@code socket} with the terminal's name as payload, and
   * makes the other end the controlling terminal and descriptors 0 to 2.
   *
   * <p>The other end is opened through the master and bound by its descriptor: neither a replaced
   * ptmx nor a replaced {@code /dev/pts/N} can put another file in its place (CVE-2025-52565).
   */
  static void open(RootFileSystem root, Fd socket, @Nullable ConsoleSize size) {
    try (Fd master = Files.openInRoot(root.fd(), "/dev/pts/ptmx", Files.O_RDWR | Files.O_NOCTTY)) {
      if (!FileStatus.of(master).isCharacterDevice(5, 2)) {
        throw Failure.of("/dev/pts/ptmx in the container is no terminal multiplexer");
      }
      String name = "/dev/pts/" + Terminals.unlockAndNumber(master);
      if (size != null) {
        Terminals.setWindowSize(
            master, new Terminals.WindowSize(size.height(), size.width(), 0, 0));
      }
      try (Fd terminal = Terminals.peer(master)) {
        try (Fd target = root.file("/dev/console");
            Fd tree = Mounts.openTree(terminal, "", Mounts.OPEN_TREE_CLONE)) {
          Mounts.moveMount(tree, target);
        }
        Sockets.send(socket, name.getBytes(StandardCharsets.UTF_8), master);
        for (int i = 0; i < 3; i++) terminal.duplicateOnto(i);
      }
    }
    Terminals.setControlling(Fd.STDIN);
  }
}
