package io.caisson.cli.command;

import io.caisson.container.Isolation;
import io.caisson.namespaces.NamespacesIsolation;

/** The isolation levels by name: the one place that knows them all. */
final class Isolations {
  static final String NAMESPACES = "namespaces";

  private static final Isolation BY_NAMESPACES = new NamespacesIsolation();

  private Isolations() {}

  /** Throws Refusal unless the level called {@code name} is in this executable. */
  static Isolation named(String name) {
    return switch (name) {
      case NAMESPACES -> BY_NAMESPACES;
      case "vm", "kernel" -> throw Refusal.isolationNotBuilt(name);
      default -> throw Refusal.unknownIsolation(name);
    };
  }
}
