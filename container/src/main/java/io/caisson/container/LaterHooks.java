package io.caisson.container;

import io.caisson.linux.Files;
import io.caisson.spec.Hooks;
import io.caisson.spec.SpecReader;
import io.caisson.spec.json.JsonException;

/** The hooks of a container that exists, from its private copy of config.json. */
final class LaterHooks {
  private LaterHooks() {}

  static Hooks of(Container container) {
    String path = container.directory() + "/" + StateDirectory.CONFIG;
    try {
      return SpecReader.read(Files.readAll(path)).hooks();
    } catch (JsonException e) {
      throw Failure.of(path + ": " + e.getMessage());
    }
  }
}
