package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Rules on the cgroup's place and limits, and on Intel RDT. */
final class ResourceRules {

  static @Nullable String systemdPathHasThreeParts(Spec spec, Host host) {
    String path = spec.linux().cgroupsPath();
    if (path.isEmpty() || !host.systemdCgroup()) return null;
    int colons = 0;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == ':') colons++;
    }
    if (colons == 2) return null;
    return "expected cgroupsPath to be of format \"slice:prefix:name\" for systemd cgroups, got "
        + JsonWriter.quote(path)
        + " instead";
  }

  static @Nullable String unifiedNeedsCgroup2(Spec spec, Host host) {
    if (spec.linux().resources().unified().isEmpty() || host.hasCgroup2()) return null;
    return "invalid configuration: cannot use unified on cgroup v1";
  }

  static @Nullable String intelRdtIsAvailable(Spec spec, Host host) {
    if (spec.linux().intelRdt() == null || host.hasIntelRdt()) return null;
    return "intelRdt is specified in config, but Intel RDT is not enabled";
  }

  /** It becomes a directory below /sys/fs/resctrl; "/" alone is resctrl's own. */
  static @Nullable String closIdIsOneName(Spec spec, Host host) {
    IntelRdt intelRdt = spec.linux().intelRdt();
    if (intelRdt == null) return null;
    String id = intelRdt.closId();
    boolean path = id.length() > 1 && id.indexOf('/') >= 0;
    if (!path && !id.equals(".") && !id.equals("..")) return null;
    return "invalid intelRdt.ClosID " + JsonWriter.quote(id);
  }

  /** The kernel has given these limits up (5.16). */
  static @Nullable String kernelMemory(Spec spec, Host host) {
    LinuxMemory memory = spec.linux().resources().memory();
    if (memory.kernel() == null && memory.kernelTcp() == null) return null;
    return "Kernel memory settings are ignored and will be removed";
  }

  private ResourceRules() {}
}
