package io.caisson.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The config.json that {@code spec} writes to start from: the same as runc's, as tutorials and
 * tests build on it.
 */
public final class DefaultSpec {
  private static final List<String> CAPABILITIES =
      List.of("CAP_AUDIT_WRITE", "CAP_KILL", "CAP_NET_BIND_SERVICE");

  private static final List<String> NO_SUID_EXEC_DEV = List.of("nosuid", "noexec", "nodev");

  /**
   * The cgroup namespace comes with cgroup v2 only: v1 would show the host's tree through it all
   * the same.
   */
  public static Spec create(boolean cgroup2) {
    List<LinuxNamespace> namespaces = new ArrayList<>();
    add(namespaces, NamespaceType.PID);
    add(namespaces, NamespaceType.NETWORK);
    add(namespaces, NamespaceType.IPC);
    add(namespaces, NamespaceType.UTS);
    add(namespaces, NamespaceType.MOUNT);
    if (cgroup2) add(namespaces, NamespaceType.CGROUP);
    List<Mount> mounts =
        mounts(
            List.of("nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620", "gid=5"),
            new Mount("/sys", "sysfs", "sysfs", List.of("nosuid", "noexec", "nodev", "ro")));
    List<DeviceRule> devices = List.of(new DeviceRule(false, DeviceType.ALL, null, null, "rwm"));
    LinuxResources resources =
        new LinuxResources(
            devices,
            LinuxMemory.NONE,
            LinuxCpu.NONE,
            LinuxPids.NONE,
            LinuxBlockIO.NONE,
            List.of(),
            LinuxNetwork.NONE,
            Map.of(),
            Map.of());
    return spec(mounts, linux(namespaces, List.of(), List.of(), resources));
  }

  /**
   * For a user without privileges: a user namespace that maps root to {@code uid} and {@code gid},
   * the host's network and /sys, since one's own need privileges, and no limits.
   */
  public static Spec createRootless(boolean cgroup2, long uid, long gid) {
    List<LinuxNamespace> namespaces = new ArrayList<>();
    add(namespaces, NamespaceType.PID);
    add(namespaces, NamespaceType.IPC);
    add(namespaces, NamespaceType.UTS);
    add(namespaces, NamespaceType.MOUNT);
    if (cgroup2) add(namespaces, NamespaceType.CGROUP);
    add(namespaces, NamespaceType.USER);
    List<Mount> mounts =
        mounts(
            List.of("nosuid", "noexec", "newinstance", "ptmxmode=0666", "mode=0620"),
            new Mount("/sys", "none", "/sys", List.of("rbind", "nosuid", "noexec", "nodev", "ro")));
    return spec(
        mounts,
        linux(
            namespaces,
            List.of(new IdMapping(0, uid, 1)),
            List.of(new IdMapping(0, gid, 1)),
            LinuxResources.NONE));
  }

  private static void add(List<LinuxNamespace> namespaces, NamespaceType type) {
    namespaces.add(new LinuxNamespace(type, ""));
  }

  private static Spec spec(List<Mount> mounts, Linux linux) {
    return new Spec(
        OciVersion.CURRENT,
        process(),
        new Root("rootfs", true),
        "runc",
        "",
        mounts,
        Hooks.NONE,
        Map.of(),
        linux,
        null);
  }

  private static Process process() {
    return new Process(
        true,
        null,
        User.ROOT,
        List.of("sh"),
        List.of("PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "TERM=xterm"),
        "/",
        new CapabilitySets(CAPABILITIES, CAPABILITIES, List.of(), CAPABILITIES, List.of()),
        List.of(new Rlimit("RLIMIT_NOFILE", 1024, 1024)),
        true,
        "",
        null,
        null,
        "",
        null,
        null);
  }

  private static List<Mount> mounts(List<String> ptsOptions, Mount sys) {
    return List.of(
        new Mount("/proc", "proc", "proc", List.of()),
        new Mount(
            "/dev", "tmpfs", "tmpfs", List.of("nosuid", "strictatime", "mode=755", "size=65536k")),
        new Mount("/dev/pts", "devpts", "devpts", ptsOptions),
        new Mount(
            "/dev/shm",
            "tmpfs",
            "shm",
            List.of("nosuid", "noexec", "nodev", "mode=1777", "size=65536k")),
        new Mount("/dev/mqueue", "mqueue", "mqueue", NO_SUID_EXEC_DEV),
        sys,
        new Mount(
            "/sys/fs/cgroup",
            "cgroup",
            "cgroup",
            List.of("nosuid", "noexec", "nodev", "relatime", "ro")));
  }

  private static Linux linux(
      List<LinuxNamespace> namespaces,
      List<IdMapping> uidMappings,
      List<IdMapping> gidMappings,
      LinuxResources resources) {
    return new Linux(
        uidMappings,
        gidMappings,
        Map.of(),
        resources,
        "",
        namespaces,
        List.of(),
        Map.of(),
        null,
        "",
        List.of(
            "/proc/acpi",
            "/proc/asound",
            "/proc/kcore",
            "/proc/keys",
            "/proc/latency_stats",
            "/proc/timer_list",
            "/proc/timer_stats",
            "/proc/sched_debug",
            "/sys/firmware",
            "/proc/scsi"),
        List.of("/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"),
        "",
        null,
        null,
        null,
        Map.of());
  }

  private DefaultSpec() {}
}
