package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/** The largest number of tasks; -1 is unlimited, 0 is taken as written, null is unset. */
public record LinuxPids(@Nullable Long limit) {
  public static final LinuxPids NONE = new LinuxPids(null);
}
