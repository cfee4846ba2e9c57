package io.caisson.cgroup.host;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.Stats;
import io.caisson.linux.EventFd;
import io.caisson.linux.Signal;
import io.caisson.spec.LinuxResources;
import java.util.List;
import java.util.Map;

/**
 * A container that has no control group, because the machine has none to give. It runs, if nothing
 * was asked of the control groups; a limit that would not hold is refused.
 */
final class NoCgroup implements Cgroup {
  private final CgroupFailure refusal;

  /** With the answer for who asks for a limit. */
  NoCgroup(CgroupFailure refusal) {
    this.refusal = refusal;
  }

  @Override
  public void create(LinuxResources resources) {
    refuseLimits(resources);
  }

  @Override
  public void add(int pid) {}

  @Override
  public void addAllButMemory(int pid) {}

  @Override
  public void addMemory(int pid) {}

  @Override
  public void apply(LinuxResources resources) {
    refuseLimits(resources);
  }

  @Override
  public void update(LinuxResources resources) {
    refuseLimits(resources);
  }

  private void refuseLimits(LinuxResources resources) {
    // Device rules alone are in every engine's config, as in the one that "spec" writes: no limit.
    if (!resources.limitsNothing()) throw refusal;
  }

  @Override
  public boolean frozen() {
    return false;
  }

  @Override
  public void freeze() {
    throw CgroupFailure.noFreezer();
  }

  @Override
  public void thaw() {
    throw CgroupFailure.noFreezer();
  }

  @Override
  public List<Integer> pids() {
    return List.of();
  }

  @Override
  public void signalAll(Signal signal) {}

  @Override
  public void destroy() {}

  @Override
  public boolean exists() {
    return false;
  }

  @Override
  public Map<String, String> paths() {
    return Map.of();
  }

  @Override
  public Stats stats() {
    return Stats.NONE;
  }

  @Override
  public EventFd oomEvents() {
    throw CgroupFailure.noMemoryCgroup();
  }

  @Override
  public void close() {}
}
