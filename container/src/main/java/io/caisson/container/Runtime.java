package io.caisson.container;

import org.jspecify.annotations.Nullable;

/**
 * What the global options say, for every verb.
 *
 * @param isolation of the containers that are made
 * @param systemdCgroup systemd makes the cgroups
 */
@SuppressWarnings(
    "JavaLangClash") // the runtime-spec's own name for it; java.lang's is out of bounds
public record Runtime(
    StateRoot root, Isolation isolation, boolean systemdCgroup, Warnings warnings) {

  /** Throws {@link Failure#containerDoesNotExist}. */
  Container load(ContainerId id) {
    return root.load(id);
  }

  /** Null where there is none, or none whose state was written. */
  @Nullable Container find(ContainerId id) {
    return root.find(id);
  }
}
