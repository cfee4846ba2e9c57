package io.caisson.cgroup.v1;

import io.caisson.cgroup.DeviceAccess;
import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which device nodes may be made and opened (kernel: cgroup-v1/devices.rst). The rules are worked
 * out here first: the kernel, given them one by one, takes some without a word that it then does
 * not obey ({@link DeviceAccess}). What it gets is one word for all devices, then the exceptions.
 */
final class DevicesController {
  static final String ALLOW = "devices.allow";
  static final String DENY = "devices.deny";

  private DevicesController() {}

  static List<Write> writes(LinuxResources resources) {
    DeviceAccess access = DeviceAccess.of(resources.devices());
    List<Write> writes = new ArrayList<>(16);
    writes.add(Write.of(access.allowsByDefault() ? ALLOW : DENY, "a"));
    String exceptions = access.allowsByDefault() ? DENY : ALLOW;
    for (Map.Entry<DeviceAccess.Nodes, String> exception : access.exceptions().entrySet()) {
      writes.add(Write.of(exceptions, exception.getKey() + " " + exception.getValue()));
    }
    return writes;
  }
}
