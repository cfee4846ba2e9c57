package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Only part of /proc/sys is per namespace: anything else would change the host. */
final class SysctlRules {

  static @Nullable String sysctlsAreNamespaced(Spec spec, Host host) {
    for (String key : spec.linux().sysctl().keySet()) {
      String complaint = check(SysctlName.dotted(key), key, spec.linux(), host);
      if (complaint != null) return complaint;
    }
    return null;
  }

  private static @Nullable String check(String name, String key, Linux linux, Host host) {
    String quoted = JsonWriter.quote(name);
    // "net/../kernel/core_pattern" begins well and ends on the host.
    if (!SysctlName.staysBelow(key)) return elsewhere(quoted);
    if (isIpc(name)) {
      if (linux.has(NamespaceType.IPC)) return null;
      return "sysctl " + quoted + " is not allowed in the hosts ipc namespace";
    }
    if (name.startsWith("net.")) {
      LinuxNamespace network = linux.namespace(NamespaceType.NETWORK);
      boolean own = network != null && (network.isNew() || !host.isOwnNetwork(network.path()));
      return own ? null : "sysctl " + quoted + " not allowed in host network namespace";
    }
    if (linux.has(NamespaceType.UTS)) {
      if (name.equals("kernel.domainname")) return null;
      if (name.equals("kernel.hostname")) {
        return "sysctl "
            + quoted
            + " is not allowed as it conflicts with the OCI \"hostname\" field";
      }
    }
    if (name.startsWith("user.")) {
      if (linux.has(NamespaceType.USER)) return null;
      return "setting ucounts without a user namespace not allowed: " + name;
    }
    return elsewhere(quoted);
  }

  private static String elsewhere(String quoted) {
    return "sysctl " + quoted + " is not in a separate kernel namespace";
  }

  private static boolean isIpc(String name) {
    return switch (name) {
      case "kernel.msgmax",
          "kernel.msgmnb",
          "kernel.msgmni",
          "kernel.sem",
          "kernel.shmall",
          "kernel.shmmax",
          "kernel.shmmni",
          "kernel.shm_rmid_forced" ->
          true;
      default -> name.startsWith("fs.mqueue.");
    };
  }

  private SysctlRules() {}
}
