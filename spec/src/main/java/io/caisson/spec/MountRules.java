package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on mounts. */
final class MountRules {

  static @Nullable String destinationsArePresent(Spec spec, Host host) {
    for (Mount mount : spec.mounts()) {
      if (mount.destination().isEmpty()) return invalid(mount, "destination must not be empty");
    }
    return null;
  }

  static @Nullable String fieldsHaveNoNul(Spec spec, Host host) {
    for (Mount mount : spec.mounts()) {
      if (NulRules.has(mount.source())
          || NulRules.has(mount.destination())
          || NulRules.has(mount.type())
          || NulRules.has(mount.options())) {
        return invalid(mount, "mount field contains null byte");
      }
    }
    return null;
  }

  /**
   * A bind shows a file system that is mounted already, and the kernel would ignore options meant
   * for it.
   */
  static @Nullable String bindsHaveNoData(Spec spec, Host host) {
    for (Mount mount : spec.mounts()) {
      if (!isBind(mount)) continue;
      for (String option : mount.options()) {
        if (!isKnown(option)) {
          return invalid(mount, "bind mounts cannot have any filesystem-specific options applied");
        }
      }
    }
    return null;
  }

  static @Nullable String idMappedMountsAreComplete(Spec spec, Host host) {
    for (Mount mount : spec.mounts()) {
      if (!isIdMapped(mount)) continue;
      if (!isBind(mount)) {
        return invalid(mount, "id-mapped mounts are only supported for bind-mounts");
      }
      if (!host.isRoot()) {
        return invalid(mount, "id-mapped mounts are not supported for rootless containers");
      }
      boolean own = !mount.uidMappings().isEmpty() || !mount.gidMappings().isEmpty();
      boolean complete =
          own
              ? !mount.uidMappings().isEmpty() && !mount.gidMappings().isEmpty()
              : spec.linux().has(NamespaceType.USER); // then the container's are meant
      if (!complete) {
        return invalid(mount, "id-mapped mounts must have both uid and gid mappings specified");
      }
    }
    return null;
  }

  static @Nullable String relativeDestinations(Spec spec, Host host) {
    for (Mount mount : spec.mounts()) {
      if (!mount.destination().startsWith("/")) {
        return "mount destination "
            + mount.destination()
            + " is not absolute. Support for non-absolute mount destinations will be removed in a"
            + " future release.";
      }
    }
    return null;
  }

  private static boolean isBind(Mount mount) {
    return mount.options().contains("bind") || mount.options().contains("rbind");
  }

  private static boolean isIdMapped(Mount mount) {
    return !mount.uidMappings().isEmpty()
        || !mount.gidMappings().isEmpty()
        || mount.options().contains("idmap")
        || mount.options().contains("ridmap");
  }

  private static boolean isKnown(String option) {
    return option.isEmpty()
        || option.equals("idmap")
        || option.equals("ridmap")
        || FeaturesDocument.MOUNT_OPTIONS.contains(option);
  }

  /** The mount as Go's %+v prints runtime-spec's type. */
  private static String invalid(Mount mount, String problem) {
    StringBuilder text = new StringBuilder("invalid mount {Destination:");
    text.append(mount.destination()).append(" Type:").append(mount.type());
    text.append(" Source:").append(mount.source());
    text.append(" Options:").append(ProcessRules.bracketed(mount.options()));
    appendMappings(text.append(" UIDMappings:"), mount.uidMappings());
    appendMappings(text.append(" GIDMappings:"), mount.gidMappings());
    return text.append("}: ").append(problem).toString();
  }

  private static void appendMappings(StringBuilder text, List<IdMapping> mappings) {
    text.append('[');
    for (int i = 0; i < mappings.size(); i++) {
      IdMapping mapping = mappings.get(i);
      if (i > 0) text.append(' ');
      text.append("{ContainerID:").append(mapping.containerId());
      text.append(" HostID:").append(mapping.hostId());
      text.append(" Size:").append(mapping.size()).append('}');
    }
    text.append(']');
  }

  private MountRules() {}
}
