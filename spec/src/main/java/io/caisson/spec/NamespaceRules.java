package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules on namespaces, and on settings that would reach the host without one. */
final class NamespaceRules {

  static @Nullable String typesAreUnique(Spec spec, Host host) {
    List<LinuxNamespace> namespaces = spec.linux().namespaces();
    for (int i = 0; i < namespaces.size(); i++) {
      LinuxNamespace namespace = namespaces.get(i);
      for (int j = 0; j < i; j++) {
        if (namespaces.get(j).type() == namespace.type()) {
          return "malformed spec file: duplicated ns {"
              + JsonWriter.quote(namespace.type().word())
              + " "
              + JsonWriter.quote(namespace.path())
              + "}";
        }
      }
    }
    return null;
  }

  /** config-linux.md "Namespaces": a path "MUST be absolute". */
  static @Nullable String pathsAreAbsolute(Spec spec, Host host) {
    for (LinuxNamespace namespace : spec.linux().namespaces()) {
      if (!namespace.isNew() && !namespace.path().startsWith("/")) {
        return "namespace path " + JsonWriter.quote(namespace.path()) + " is not absolute";
      }
    }
    return null;
  }

  static @Nullable String kernelHasThem(Spec spec, Host host) {
    for (LinuxNamespace namespace : spec.linux().namespaces()) {
      NamespaceType type = namespace.type();
      // The others are as old as anything that this runtime runs on.
      boolean optional =
          type == NamespaceType.USER || type == NamespaceType.CGROUP || type == NamespaceType.TIME;
      if (optional && !host.has(type)) {
        return type.word() + " namespaces aren't enabled in the kernel";
      }
    }
    return null;
  }

  static @Nullable String hostnameNeedsUts(Spec spec, Host host) {
    if (spec.hostname().isEmpty() || spec.linux().has(NamespaceType.UTS)) return null;
    return "unable to set hostname without a private UTS namespace";
  }

  static @Nullable String domainnameNeedsUts(Spec spec, Host host) {
    if (spec.domainname().isEmpty() || spec.linux().has(NamespaceType.UTS)) return null;
    return "unable to set domainname without a private UTS namespace";
  }

  static @Nullable String hiddenPathsNeedMount(Spec spec, Host host) {
    Linux linux = spec.linux();
    boolean none = linux.maskedPaths().isEmpty() && linux.readonlyPaths().isEmpty();
    if (none || linux.has(NamespaceType.MOUNT)) return null;
    return "unable to restrict sys entries without a private MNT namespace";
  }

  /** A time namespace's clocks are fixed once it has its first process (time_namespaces(7)). */
  static @Nullable String offsetsNeedNewTime(Spec spec, Host host) {
    if (spec.linux().timeOffsets().isEmpty()) return null;
    LinuxNamespace time = spec.linux().namespace(NamespaceType.TIME);
    if (time == null) {
      return "time namespace offsets specified, but time namespace isn't enabled in the config";
    }
    if (time.isNew()) return null;
    return "time namespace enabled, but both namespace path and time offsets specified -- you may"
        + " only provide one";
  }

  static @Nullable String offsetsAreOfKnownClocks(Spec spec, Host host) {
    for (Map.Entry<String, TimeOffset> entry : spec.linux().timeOffsets().entrySet()) {
      String clock = entry.getKey();
      if (!clock.equals("monotonic") && !clock.equals("boottime")) {
        return "time namespace offset of unknown clock " + JsonWriter.quote(clock);
      }
      long nanoseconds = entry.getValue().nanoseconds();
      if (nanoseconds > 999_999_999) {
        return "invalid nanosecs of time namespace offset " + clock + ": " + nanoseconds;
      }
    }
    return null;
  }

  private NamespaceRules() {}
}
