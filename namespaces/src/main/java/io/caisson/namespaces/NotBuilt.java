package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.spec.Mount;
import io.caisson.spec.Process;
import io.caisson.spec.Spec;

/**
 * Parts of the spec that this level does not apply yet. A container that asks for one is refused:
 * to run it without, say, its system call filter would be worse than not to run it.
 */
final class NotBuilt {
  private NotBuilt() {}

  static void refuse(Spec spec, Process process) {
    refuse(spec.linux().seccomp() != null, "seccomp: config provided but seccomp not supported");
    refuse(
        !process.apparmorProfile().isEmpty(),
        "apparmor: config provided but apparmor not supported");
    refuse(
        !process.selinuxLabel().isEmpty() || !spec.linux().mountLabel().isEmpty(),
        "selinux label is specified in config, but selinux is disabled or not supported");
    refuse(spec.linux().intelRdt() != null, "intelRdt is not supported");
    refuse(spec.linux().memoryPolicy() != null, "memoryPolicy is not supported");
    refuse(!spec.linux().netDevices().isEmpty(), "netDevices are not supported");
    for (Mount mount : spec.mounts()) {
      boolean mapped = !mount.uidMappings().isEmpty() || !mount.gidMappings().isEmpty();
      refuse(
          mapped || mount.options().contains("idmap") || mount.options().contains("ridmap"),
          "id-mapped mounts are not supported");
    }
  }

  private static void refuse(boolean asked, String sentence) {
    if (asked) throw Failure.of(sentence);
  }
}
