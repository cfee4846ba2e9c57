package io.caisson.cli.command;

/** The isolation levels by name. */
final class Isolations {
  static final String NAMESPACES = "namespaces";

  private Isolations() {}

  /** Throws Refusal unless the level called {@code name} is in this executable. */
  static void require(String name) {
    switch (name) {
      case NAMESPACES -> {}
      case "vm", "kernel" -> throw Refusal.isolationNotBuilt(name);
      default -> throw Refusal.unknownIsolation(name);
    }
  }
}
