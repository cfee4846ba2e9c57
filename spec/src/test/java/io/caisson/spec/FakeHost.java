package io.caisson.spec;

import java.util.List;
import java.util.Set;

/** A host where everything is possible; a test says what differs. */
final class FakeHost implements Host {
  boolean root = true;
  boolean selinux = true;
  boolean apparmor = true;
  boolean intelRdt = true;
  boolean cgroup2 = true;
  boolean noPivot;
  boolean systemdCgroup;
  Set<NamespaceType> lacks = Set.of();
  String ownNetwork = "/proc/1/ns/net";

  @Override
  public boolean isRoot() {
    return root;
  }

  @Override
  public boolean hasSelinux() {
    return selinux;
  }

  @Override
  public boolean hasApparmor() {
    return apparmor;
  }

  @Override
  public boolean hasIntelRdt() {
    return intelRdt;
  }

  @Override
  public boolean hasCgroup2() {
    return cgroup2;
  }

  @Override
  public boolean has(NamespaceType type) {
    return !lacks.contains(type);
  }

  @Override
  public List<String> capabilities() {
    return List.of("CAP_CHOWN", "CAP_KILL");
  }

  @Override
  public boolean isOwnNetwork(String path) {
    return path.equals(ownNetwork);
  }

  @Override
  public boolean noPivot() {
    return noPivot;
  }

  @Override
  public boolean systemdCgroup() {
    return systemdCgroup;
  }
}
