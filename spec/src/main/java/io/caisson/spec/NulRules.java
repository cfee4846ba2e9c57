package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON can spell what no C string can hold: behind a NUL, a path or argument would silently be
 * another one.
 */
final class NulRules {

  static @Nullable String nothingContainsNul(Spec spec, Host host) {
    if (has(spec.hostname())) return complaint("hostname");
    if (has(spec.domainname())) return complaint("domainname");
    Root root = spec.root();
    if (root != null && has(root.path())) return complaint("root.path");
    Process process = spec.process();
    if (process != null) {
      if (has(process.cwd())) return complaint("process.cwd");
      if (has(process.args())) return complaint("process.args");
    }
    Linux linux = spec.linux();
    if (has(linux.cgroupsPath())) return complaint("linux.cgroupsPath");
    if (has(linux.maskedPaths())) return complaint("linux.maskedPaths");
    if (has(linux.readonlyPaths())) return complaint("linux.readonlyPaths");
    for (LinuxNamespace namespace : linux.namespaces()) {
      if (has(namespace.path())) return complaint("linux.namespaces");
    }
    for (Device device : linux.devices()) {
      if (has(device.path())) return complaint("linux.devices");
    }
    return hooks(spec.hooks());
  }

  private static @Nullable String hooks(Hooks hooks) {
    for (List<Hook> list : HookRules.lists(hooks)) {
      for (Hook hook : list) {
        if (has(hook.path()) || has(hook.args()) || has(hook.env())) return complaint("hooks");
      }
    }
    return null;
  }

  static boolean has(String text) {
    return text.indexOf('\0') >= 0;
  }

  static boolean has(List<String> texts) {
    for (String text : texts) {
      if (has(text)) return true;
    }
    return false;
  }

  private static String complaint(String property) {
    return property + " contains null byte";
  }

  private NulRules() {}
}
