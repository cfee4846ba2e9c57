package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules on the host's network interfaces that move into the container. */
final class NetDeviceRules {
  /** IFNAMSIZ, which counts the NUL at the end. */
  private static final int NAME_SIZE = 16;

  static @Nullable String netDevicesNeedNetworkNamespace(Spec spec, Host host) {
    if (spec.linux().netDevices().isEmpty() || spec.linux().has(NamespaceType.NETWORK)) return null;
    return "unable to move network devices without a NET namespace";
  }

  static @Nullable String netDevicesNeedRoot(Spec spec, Host host) {
    if (spec.linux().netDevices().isEmpty() || host.isRoot()) return null;
    return "network devices are not supported for rootless containers";
  }

  static @Nullable String netDeviceNamesAreValid(Spec spec, Host host) {
    for (Map.Entry<String, NetDevice> entry : spec.linux().netDevices().entrySet()) {
      if (!isValid(entry.getKey())) return complaint(entry.getKey());
      String name = entry.getValue().name();
      if (!name.isEmpty() && !isValid(name)) return complaint(name);
    }
    return null;
  }

  private static String complaint(String name) {
    return "invalid network device name " + JsonWriter.quote(name);
  }

  /** As dev_valid_name in the kernel's net/core/dev.c. */
  private static boolean isValid(String name) {
    if (name.isEmpty() || name.length() >= NAME_SIZE) return false;
    if (name.equals(".") || name.equals("..")) return false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '/' || c == ':' || c <= ' ') return false;
    }
    return true;
  }

  private NetDeviceRules() {}
}
