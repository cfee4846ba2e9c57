package io.caisson.spec;

/**
 * A namespace of the container: a new one when {@code path} is empty, else the one at that path.
 */
public record LinuxNamespace(NamespaceType type, String path) {
  /** Whether the runtime makes it, rather than joins it. */
  public boolean isNew() {
    return path.isEmpty();
  }
}
