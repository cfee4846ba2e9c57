package io.caisson.container;

import java.util.List;
import java.util.Map;

/**
 * What is remembered of a container between two commands; everything else is asked of the kernel.
 *
 * @param pid of init on the host; 0: the runtime has not got that far
 * @param startTime of init, in clock ticks since boot (proc_pid_stat(5), field 22): with it a
 *     reused pid is told from the container's
 * @param created RFC 3339 with nanoseconds, UTC
 * @param laterHooks which kinds of hooks the later verbs must run: only then do they parse
 *     config.json
 * @param sharedPidNamespace its processes outlive its init
 * @param cgroupPaths by controller
 * @param isolation the level's name: {@code namespaces}
 */
record StateRecord(
    String ociVersion,
    String id,
    int pid,
    long startTime,
    String created,
    String bundle,
    String rootfs,
    Map<String, String> annotations,
    List<String> laterHooks,
    boolean sharedPidNamespace,
    Map<String, String> cgroupPaths,
    boolean systemdCgroup,
    String isolation) {

  /** The same container, now that its init and its cgroup exist. */
  StateRecord withInit(int pid, long startTime, Map<String, String> cgroupPaths) {
    return new StateRecord(
        ociVersion,
        id,
        pid,
        startTime,
        created,
        bundle,
        rootfs,
        annotations,
        laterHooks,
        sharedPidNamespace,
        cgroupPaths,
        systemdCgroup,
        isolation);
  }
}
