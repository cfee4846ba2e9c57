package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on device nodes and on the device cgroup. */
final class DeviceRules {

  static @Nullable String nodePathsAreAbsolute(Spec spec, Host host) {
    for (Device device : spec.linux().devices()) {
      if (!device.path().startsWith("/")) {
        return "device path " + JsonWriter.quote(device.path()) + " is not absolute";
      }
    }
    return null;
  }

  static @Nullable String rulesHaveAccess(Spec spec, Host host) {
    List<DeviceRule> rules = spec.linux().resources().devices();
    for (int i = 0; i < rules.size(); i++) {
      String access = rules.get(i).access();
      if (access.isEmpty()) return "device access at " + i + " field cannot be empty";
      for (int j = 0; j < access.length(); j++) {
        if ("rwm".indexOf(access.charAt(j)) < 0) {
          return "invalid device access " + JsonWriter.quote(access) + " at " + i;
        }
      }
    }
    return null;
  }

  private DeviceRules() {}
}
