package io.caisson.container;

/**
 * Takes what the user should know but what stops nothing. The command line holds it back until
 * after an error: podman reads the whole log as one JSON object (conmon's {@code oci-log}).
 */
@FunctionalInterface
public interface Warnings {
  void warn(String text);
}
