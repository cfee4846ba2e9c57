package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on user namespaces and ids, and on running without privileges. */
final class UserRules {

  /** Devices and console belong to the container's root, which must be somebody on the host. */
  static @Nullable String newUserNamespaceMapsRoot(Spec spec, Host host) {
    Linux linux = spec.linux();
    if (!hasNewUserNamespace(linux)) return null;
    if (linux.uidMappings().isEmpty()) {
      return "user namespaces enabled, but no uid mappings found";
    }
    if (!maps(linux.uidMappings(), 0)) {
      return "user namespaces enabled, but no mapping found for uid 0";
    }
    if (linux.gidMappings().isEmpty()) {
      return "user namespaces enabled, but no gid mappings found";
    }
    if (!maps(linux.gidMappings(), 0)) {
      return "user namespaces enabled, but no mapping found for gid 0";
    }
    return null;
  }

  static @Nullable String mappingsNeedUserNamespace(Spec spec, Host host) {
    Linux linux = spec.linux();
    boolean none = linux.uidMappings().isEmpty() && linux.gidMappings().isEmpty();
    if (none || linux.has(NamespaceType.USER)) return null;
    return "user namespace mappings specified, but user namespace isn't enabled in the config";
  }

  static @Nullable String processUserIsMapped(Spec spec, Host host) {
    Process process = spec.process();
    Linux linux = spec.linux();
    if (process == null || !hasNewUserNamespace(linux)) return null;
    User user = process.user();
    if (!maps(linux.gidMappings(), user.gid())) {
      return "cannot setgid to unmapped gid " + user.gid() + " in user namespace";
    }
    if (!maps(linux.uidMappings(), user.uid())) {
      return "cannot setuid to unmapped uid " + user.uid() + " in user namespace";
    }
    return null;
  }

  static @Nullable String rootlessNeedsUserNamespace(Spec spec, Host host) {
    if (spec.linux().has(NamespaceType.USER) || host.isRoot()) return null;
    return "rootless container requires user namespaces";
  }

  /** The kernel takes these ids from the new user namespace and refuses what it cannot map. */
  static @Nullable String rootlessMountOptionsAreMapped(Spec spec, Host host) {
    Linux linux = spec.linux();
    if (!hasNewUserNamespace(linux) || host.isRoot()) return null;
    for (Mount mount : spec.mounts()) {
      for (String option : mount.options()) {
        boolean uid = option.startsWith("uid=");
        if (!uid && !option.startsWith("gid=")) continue;
        long id = number(option);
        if (id >= 0 && !maps(uid ? linux.uidMappings() : linux.gidMappings(), id)) {
          return "cannot specify "
              + option
              + " mount option for rootless container: user namespaces enabled, but no mapping"
              + " found for "
              + (uid ? "uid " : "gid ")
              + id;
        }
      }
    }
    return null;
  }

  /** Without privileges setgroups(2) is denied in the user namespace (user_namespaces(7)). */
  static @Nullable String rootlessHasNoAdditionalGroups(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null || process.user().additionalGids().isEmpty() || host.isRoot()) return null;
    return "cannot set any additional groups in a rootless container";
  }

  private static boolean hasNewUserNamespace(Linux linux) {
    LinuxNamespace user = linux.namespace(NamespaceType.USER);
    return user != null && user.isNew();
  }

  private static boolean maps(List<IdMapping> mappings, long id) {
    for (IdMapping mapping : mappings) {
      if (id >= mapping.containerId() && id - mapping.containerId() < mapping.size()) return true;
    }
    return false;
  }

  /** The number of {@code uid=NUMBER}, or -1 if it is none. */
  private static long number(String option) {
    long number = 0;
    for (int i = 4; i < option.length(); i++) {
      char c = option.charAt(i);
      if (c < '0' || c > '9' || number > 0xffff_ffffL) return -1;
      number = number * 10 + (c - '0');
    }
    return option.length() > 4 ? number : -1;
  }

  private UserRules() {}
}
