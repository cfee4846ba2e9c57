package io.caisson.container;

import static io.caisson.linux.Files.O_DIRECTORY;
import static io.caisson.linux.Files.O_PATH;

import io.caisson.linux.Fd;
import io.caisson.linux.Files;

/**
 * The directory of one container below the state root: {@code state.json}, {@code config.json} (the
 * bytes of the bundle's, which may change later: runtime-spec "Lifecycle"), the fifos of {@link
 * ExecGate}, {@code notify}. Open, so that what is written goes to the directory that was made.
 */
final class StateDirectory implements AutoCloseable {
  static final String STATE = "state.json";
  static final String CONFIG = "config.json";

  private final String path;
  private final Fd fd;

  private StateDirectory(String path, Fd fd) {
    this.path = path;
    this.fd = fd;
  }

  static StateDirectory open(String path) {
    return new StateDirectory(path, Files.open(path, O_PATH | O_DIRECTORY));
  }

  String path() {
    return path;
  }

  /** Borrowed: closed with this object. */
  Fd fd() {
    return fd;
  }

  void writeConfig(byte[] config) {
    try (Fd file = Files.openAt(fd, CONFIG, Files.O_WRONLY | Files.O_CREAT | Files.O_EXCL, 0600)) {
      Files.writeAll(file, config);
    }
  }

  /** Replaces the whole record: a reader sees the old one or the new one. */
  void write(StateRecord record) {
    Files.replaceFile(fd, STATE, StateFile.write(record), 0600);
  }

  @Override
  public void close() {
    fd.close();
  }
}
