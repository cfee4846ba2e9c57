package io.caisson.container;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.Stats;
import io.caisson.linux.EventFd;
import io.caisson.linux.Signal;
import io.caisson.spec.LinuxResources;
import java.util.List;
import java.util.Map;

/** A place that notes what is done to it, and can be told to refuse. */
final class FakeCgroup implements Cgroup, Runtime.CgroupPlaces {
  private final List<String> events;
  boolean frozen;
  String refuses = "";

  FakeCgroup(List<String> events) {
    this.events = events;
  }

  private void note(String event) {
    events.add("cgroup " + event);
    if (event.equals(refuses)) throw Failure.of("cgroup refuses to " + event);
  }

  @Override
  public Cgroup place(String cgroupsPath, String id, boolean systemd) {
    return this;
  }

  @Override
  public Cgroup restore(Map<String, String> paths) {
    return this;
  }

  @Override
  public void create(LinuxResources resources) {
    note("create");
  }

  @Override
  public void add(int pid) {}

  @Override
  public void addAllButMemory(int pid) {}

  @Override
  public void addMemory(int pid) {}

  @Override
  public void apply(LinuxResources resources) {}

  @Override
  public void update(LinuxResources resources) {}

  @Override
  public boolean frozen() {
    return frozen;
  }

  @Override
  public void freeze() {
    frozen = true;
  }

  @Override
  public void thaw() {
    frozen = false;
    note("thaw");
  }

  @Override
  public List<Integer> pids() {
    return List.of();
  }

  @Override
  public void signalAll(Signal signal) {
    note("signal " + signal.name());
  }

  @Override
  public void destroy() {
    note("destroy");
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public Map<String, String> paths() {
    return Map.of("pids", "/sys/fs/cgroup/pids/c1");
  }

  @Override
  public Stats stats() {
    throw new AssertionError("no verb asks");
  }

  @Override
  public EventFd oomEvents() {
    throw new AssertionError("no verb asks");
  }

  @Override
  public void close() {}
}
