package io.caisson.container;

import io.caisson.linux.Capabilities;
import io.caisson.linux.Credentials;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Inodes;
import io.caisson.spec.Host;
import io.caisson.spec.NamespaceType;
import java.util.ArrayList;
import java.util.List;

/** This machine and this command, as far as validation asks. */
record Machine(boolean noPivot, boolean systemdCgroup) implements Host {
  private static final String CGROUP_MOUNT = "/sys/fs/cgroup";
  private static final String OWN_NETWORK = "/proc/self/ns/net";

  @Override
  public boolean isRoot() {
    return Credentials.geteuid() == 0;
  }

  /** Caisson does not apply labels yet: a config that relies on one must not run without. */
  @Override
  public boolean hasSelinux() {
    return false;
  }

  /** Caisson does not apply profiles yet: a config that relies on one must not run without. */
  @Override
  public boolean hasApparmor() {
    return false;
  }

  /** Caisson does not manage resctrl yet. */
  @Override
  public boolean hasIntelRdt() {
    return false;
  }

  @Override
  public boolean hasCgroup2() {
    return Inodes.tryAccess(CGROUP_MOUNT, Inodes.F_OK) == 0
        && Inodes.fileSystem(CGROUP_MOUNT).magic() == Inodes.CGROUP2_SUPER_MAGIC;
  }

  @Override
  public boolean has(NamespaceType type) {
    return Inodes.tryAccess("/proc/self/ns/" + fileName(type), Inodes.F_OK) == 0;
  }

  /** namespaces(7): all but two are called as in the spec. */
  private static String fileName(NamespaceType type) {
    return switch (type) {
      case NETWORK -> "net";
      case MOUNT -> "mnt";
      default -> type.word();
    };
  }

  @Override
  public List<String> capabilities() {
    int last = Capabilities.last();
    List<String> names = new ArrayList<>(last + 1);
    for (int number = 0; number <= last; number++) names.add(Capabilities.name(number));
    return names;
  }

  @Override
  public boolean isOwnNetwork(String path) {
    FileStatus other = FileStatus.tryOf(path);
    return other != null && other.sameFile(FileStatus.of(OWN_NETWORK));
  }
}
