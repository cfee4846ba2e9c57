package io.caisson.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Linux section (config-linux.md).
 *
 * @param rootfsPropagation "", "shared", "rslave" …: validation refuses others
 * @param netDevices by the interface's name on the host
 * @param timeOffsets by clock, "monotonic" or "boottime"
 */
public record Linux(
    List<IdMapping> uidMappings,
    List<IdMapping> gidMappings,
    Map<String, String> sysctl,
    LinuxResources resources,
    String cgroupsPath,
    List<LinuxNamespace> namespaces,
    List<Device> devices,
    Map<String, NetDevice> netDevices,
    @Nullable Seccomp seccomp,
    String rootfsPropagation,
    List<String> maskedPaths,
    List<String> readonlyPaths,
    String mountLabel,
    @Nullable IntelRdt intelRdt,
    @Nullable MemoryPolicy memoryPolicy,
    @Nullable Personality personality,
    Map<String, TimeOffset> timeOffsets) {

  public static final Linux NONE =
      new Linux(
          List.of(),
          List.of(),
          Map.of(),
          LinuxResources.NONE,
          "",
          List.of(),
          List.of(),
          Map.of(),
          null,
          "",
          List.of(),
          List.of(),
          "",
          null,
          null,
          null,
          Map.of());

  /**
   * The entry for {@code type}, or null when the container inherits the runtime's own namespace.
   */
  public @Nullable LinuxNamespace namespace(NamespaceType type) {
    for (int i = 0; i < namespaces.size(); i++) {
      LinuxNamespace candidate = namespaces.get(i);
      if (candidate.type() == type) return candidate;
    }
    return null;
  }

  /** Whether the container has its own namespace of {@code type}, new or joined. */
  public boolean has(NamespaceType type) {
    return namespace(type) != null;
  }

  public Linux withNamespaces(List<LinuxNamespace> other) {
    return new Linux(
        uidMappings,
        gidMappings,
        sysctl,
        resources,
        cgroupsPath,
        other,
        devices,
        netDevices,
        seccomp,
        rootfsPropagation,
        maskedPaths,
        readonlyPaths,
        mountLabel,
        intelRdt,
        memoryPolicy,
        personality,
        timeOffsets);
  }

  public Linux withResources(LinuxResources other) {
    return new Linux(
        uidMappings,
        gidMappings,
        sysctl,
        other,
        cgroupsPath,
        namespaces,
        devices,
        netDevices,
        seccomp,
        rootfsPropagation,
        maskedPaths,
        readonlyPaths,
        mountLabel,
        intelRdt,
        memoryPolicy,
        personality,
        timeOffsets);
  }
}
