package io.caisson.container;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.host.Cgroups;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the global options say, for every verb. */
@SuppressWarnings("JavaLangClash") // the spec's own name; java.lang's is out of bounds here
public final class Runtime {
  /** Where containers are put into control groups: a seam for tests. */
  interface CgroupPlaces {
    Cgroup place(String cgroupsPath, String id, boolean systemd);

    Cgroup restore(Map<String, String> paths);
  }

  private static final CgroupPlaces THIS_MACHINE =
      new CgroupPlaces() {
        @Override
        public Cgroup place(String cgroupsPath, String id, boolean systemd) {
          return Cgroups.forContainer(cgroupsPath, id, systemd);
        }

        @Override
        public Cgroup restore(Map<String, String> paths) {
          return Cgroups.restore(paths);
        }
      };

  private final StateRoot root;
  private final Isolation isolation;
  private final boolean systemdCgroup;
  private final Warnings warnings;
  private final CgroupPlaces cgroups;
  private final Hooks.Runner hookRunner;

  /**
   * @param isolation of the containers that are made
   * @param systemdCgroup systemd makes the cgroups
   */
  public Runtime(StateRoot root, Isolation isolation, boolean systemdCgroup, Warnings warnings) {
    this(root, isolation, systemdCgroup, warnings, THIS_MACHINE, Hooks.BY_FORK);
  }

  Runtime(
      StateRoot root,
      Isolation isolation,
      boolean systemdCgroup,
      Warnings warnings,
      CgroupPlaces cgroups,
      Hooks.Runner hookRunner) {
    this.root = root;
    this.isolation = isolation;
    this.systemdCgroup = systemdCgroup;
    this.warnings = warnings;
    this.cgroups = cgroups;
    this.hookRunner = hookRunner;
  }

  /** Throws {@link Failure#containerDoesNotExist}. */
  Container load(ContainerId id) {
    Container container = find(id);
    if (container == null) throw Failure.containerDoesNotExist();
    return container;
  }

  /** Null if there is no such container. */
  @Nullable Container find(ContainerId id) {
    StateRecord record = root.read(id);
    if (record == null) return null;
    return new Container(id, root.directory(id), record, cgroups.restore(record.cgroupPaths()));
  }

  StateRoot root() {
    return root;
  }

  Isolation isolation() {
    return isolation;
  }

  boolean systemdCgroup() {
    return systemdCgroup;
  }

  Warnings warnings() {
    return warnings;
  }

  CgroupPlaces cgroups() {
    return cgroups;
  }

  Hooks.Runner hookRunner() {
    return hookRunner;
  }
}
