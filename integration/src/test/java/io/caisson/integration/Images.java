package io.caisson.integration;

import java.nio.file.Path;

/**
 * The root file systems that containers run, made once by {@code scripts/images.sh} and kept. They
 * are shared by all tests, so who writes to one copies it first.
 */
final class Images {

  private static final String SCRIPT = "../scripts/images.sh";

  private Images() {}

  /** Debian's static busybox with its applets; small enough to be copied for each bundle. */
  static Path busybox() {
    return image("busybox");
  }

  /** Debian bookworm, debootstrap's minbase: to be mounted read-only. */
  static Path debian() {
    return image("debian");
  }

  private static Path image(String name) {
    return Path.of(Command.of(SCRIPT, name).withinSeconds(600).run().succeeds().out().strip());
  }
}
