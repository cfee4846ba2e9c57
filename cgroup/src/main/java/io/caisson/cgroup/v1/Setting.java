package io.caisson.cgroup.v1;

import org.jspecify.annotations.Nullable;

/** Settings of which zero means the same as absent: Docker writes it for what nobody asked. */
final class Setting {
  private Setting() {}

  static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  static int orZero(@Nullable Integer value) {
    return value == null ? 0 : value;
  }
}
