package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on the root file system and on what concerns the config as a whole. */
final class RootRules {
  static final String NO_SELINUX =
      "selinux label is specified in config, but selinux is disabled or not supported";

  private static final List<String> PROPAGATIONS =
      List.of(
          "",
          "shared",
          "slave",
          "private",
          "unbindable",
          "rshared",
          "rslave",
          "rprivate",
          "runbindable");

  static @Nullable String rootIsPresent(Spec spec, Host host) {
    Root root = spec.root();
    if (root == null) return "root must be specified";
    return root.path().isEmpty() ? "root path must not be empty" : null;
  }

  static @Nullable String propagationIsKnown(Spec spec, Host host) {
    String propagation = spec.linux().rootfsPropagation();
    if (PROPAGATIONS.contains(propagation)) return null;
    return "rootfsPropagation=" + propagation + " is not supported";
  }

  /**
   * Without pivot_root(2) the host's tree stays reachable, and it must hear of unmounts below it.
   */
  static @Nullable String propagationSuitsNoPivot(Spec spec, Host host) {
    String propagation = spec.linux().rootfsPropagation();
    if (!propagation.endsWith("private") || !host.noPivot()) return null;
    return "rootfsPropagation of [r]private is not safe without pivot_root";
  }

  static @Nullable String mountLabelNeedsSelinux(Spec spec, Host host) {
    return spec.linux().mountLabel().isEmpty() || host.hasSelinux() ? null : NO_SELINUX;
  }

  static @Nullable String annotationsHaveKeys(Spec spec, Host host) {
    return spec.annotations().containsKey("") ? "annotation keys must not be empty" : null;
  }

  private RootRules() {}
}
