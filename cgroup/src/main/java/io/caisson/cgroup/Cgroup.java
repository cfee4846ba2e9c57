package io.caisson.cgroup;

import io.caisson.linux.EventFd;
import io.caisson.linux.Signal;
import io.caisson.spec.LinuxResources;
import java.util.List;
import java.util.Map;

/**
 * One container's place in the control groups.
 *
 * <p>A container is made in this order, and each step is its own so that the caller can put the
 * others between them:
 *
 * <pre>
 *   create(resources)     the directories, and what must be set before a process may come in
 *   add(pid)              init joins; or addAllButMemory(pid) now and addMemory(pid) before exec
 *   apply(resources)      every limit and the device rules, before the user's program runs
 * </pre>
 *
 * <p>{@code apply} may also come before {@code add}; what it must come before is {@code execve}.
 *
 * <p>Where there is no control group to be had (none mounted, or not ours to write), every method
 * is still safe to call: containers without limits run without one, and a limit is a {@link
 * CgroupFailure} that says so. Otherwise failures of the kernel are {@code LinuxException}s which
 * name the file, with the errno's meaning for that file behind the kernel's words.
 */
public interface Cgroup extends AutoCloseable {
  /**
   * Makes the directories, and sets what a process must find when it joins: the cpuset, and the
   * realtime budget (without one, a SCHED_RR process is refused). A failure leaves no directory of
   * this call's making behind.
   *
   * @throws CgroupFailure if the cgroup exists and has processes, or is frozen, or the resources
   *     ask for what this version of the control groups cannot do
   */
  void create(LinuxResources resources);

  /** Moves a process into the cgroup, in every hierarchy. */
  void add(int pid);

  /**
   * Moves a process into the cgroup in every hierarchy but memory's, so that what the runtime
   * itself writes to before {@code execve} is not charged to the container: v1 does not move a
   * charge along with its process. With {@link #addMemory} as the last thing before {@code execve},
   * a container lives with as little memory as its program needs. The same as {@link #add} where
   * memory has no hierarchy of its own; then {@code addMemory} does nothing.
   */
  void addAllButMemory(int pid);

  /** The rest of {@link #addAllButMemory}. */
  void addMemory(int pid);

  /** Sets every limit the resources have, and the device rules: runc's own ones and the spec's. */
  void apply(LinuxResources resources);

  /**
   * Sets the limits the resources have, and leaves all others and the device rules alone: {@code
   * update} of a running container must not take its devices away for a moment.
   */
  void update(LinuxResources resources);

  /** Whether this cgroup was frozen; one whose ancestor alone is frozen was not. */
  boolean frozen();

  /**
   * Stops every process, and returns when they stand still.
   *
   * @throws CgroupFailure if there is no freezer, or new processes came faster than they froze
   */
  void freeze();

  /** Lets a frozen cgroup go on. */
  void thaw();

  /** The processes of this cgroup and of those below it; empty when it is gone. */
  List<Integer> pids();

  /**
   * Sends a signal to every process of the cgroup and below; none that is forked meanwhile is
   * missed. A paused container stays paused, except that SIGKILL thaws it, as a frozen process does
   * not die.
   */
  void signalAll(Signal signal);

  /**
   * Removes the cgroup and those below it, not its parents. Dying processes are waited for, about a
   * second; one that stays makes it fail with EBUSY. A cgroup that is gone is what was wanted.
   */
  void destroy();

  /** Whether the cgroup is there: a container's goes away when it is deleted. */
  boolean exists();

  /**
   * Where the cgroup is, for the state file: the controller's name ({@code name=systemd} for the
   * named hierarchy, empty for v2's) to the absolute path. {@link
   * io.caisson.cgroup.host.Cgroups#restore} takes it back. Complete after {@link #create}, which
   * drops the hierarchies that are not ours to write.
   */
  Map<String, String> paths();

  /** What the container uses now, as the controllers count it. */
  Stats stats();

  /**
   * An event for each time the container meets its memory limit and cannot go on, and one more when
   * the cgroup is removed ({@link #exists} tells them apart).
   *
   * @throws CgroupFailure if there is no memory cgroup
   */
  EventFd oomEvents();

  /** Closes the directories this object holds open; the cgroup stays. */
  @Override
  void close();
}
