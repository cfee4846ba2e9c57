package io.caisson.cgroup.v1;

import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.spec.LinuxCpu;

/**
 * A new cpuset is empty, and no process may join an empty one (ENOSPC): what the spec does not say
 * comes from the parent. Parents that were made on the way, or left empty by somebody, are filled
 * from theirs, up to the first that has something; the mount's root always does.
 */
final class CpusetInheritance {
  private CpusetInheritance() {}

  /** Fills a cpuset before the first process joins it. */
  static void fill(Hierarchy cpuset, LinuxCpu wanted) {
    fill(cpuset, CpusetController.CPUS, wanted.cpus());
    fill(cpuset, CpusetController.MEMS, wanted.mems());
  }

  private static void fill(Hierarchy cpuset, String file, String wanted) {
    if (cpuset.path.equals(cpuset.mountPoint)) return;
    if (wanted.isEmpty()) {
      valueOf(cpuset.path, file, cpuset.mountPoint);
      return;
    }
    valueOf(CgroupPath.parent(cpuset.path), file, cpuset.mountPoint); // or it is not a subset
    cpuset.write(file, wanted);
  }

  /** Reads a cgroup's value, having filled it if it was empty. */
  private static String valueOf(String path, String file, String mountPoint) {
    String name = path + "/" + file;
    String value = Hierarchy.read(name);
    boolean filled = value != null && !value.isEmpty();
    if (filled || path.equals(mountPoint)) return value == null ? "" : value;
    String inherited = valueOf(CgroupPath.parent(path), file, mountPoint);
    int result = Files.tryWriteFile(name, inherited);
    if (result < 0) {
      throw new LinuxException("write", name, -result, Explanation.meaning(file, -result));
    }
    return inherited;
  }
}
