package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Network class and priorities: cgroup v1 only. */
public record LinuxNetwork(@Nullable Long classId, List<Priority> priorities) {
  public static final LinuxNetwork NONE = new LinuxNetwork(null, List.of());

  /** The priority of the traffic that leaves through interface {@code name}. */
  public record Priority(String name, long priority) {}
}
