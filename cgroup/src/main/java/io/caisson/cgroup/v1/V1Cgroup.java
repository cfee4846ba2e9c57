package io.caisson.cgroup.v1;

import static io.caisson.linux.Errno.EPERM;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.Stats;
import io.caisson.cgroup.Write;
import io.caisson.linux.EventFd;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.MountInfo;
import io.caisson.linux.Processes;
import io.caisson.linux.Signal;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Control groups version 1: a directory in every hierarchy that has a controller containers use, in
 * systemd's named one, and in the v2 one beside them on a hybrid machine. A hierarchy that is not
 * ours to write is left out; what a limit then asks of it is an error.
 *
 * <p>What it costs, without limits: mkdir, and open, write and close of {@code cgroup.procs} in
 * each hierarchy, a few reads and writes more for the cpuset, and the default device rules.
 */
public final class V1Cgroup implements Cgroup {
  private static final String UNIFIED = "";

  private final List<Hierarchy> hierarchies;

  private V1Cgroup(List<Hierarchy> hierarchies) {
    this.hierarchies = hierarchies;
  }

  /** A new container's place; null if no hierarchy of version 1 is mounted. */
  public static @Nullable V1Cgroup forContainer(
      @Nullable String cgroupsPath, String id, List<MountInfo> mounts, String ownCgroups) {
    List<Hierarchy> found = Placement.find(cgroupsPath, id, mounts, ownCgroups);
    return found.isEmpty() ? null : new V1Cgroup(found);
  }

  /** From {@link #paths}: controllers with one path are one hierarchy again. */
  public static V1Cgroup restore(Map<String, String> paths) {
    Map<String, List<String>> byPath = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : paths.entrySet()) {
      byPath.computeIfAbsent(entry.getValue(), path -> new ArrayList<>(2)).add(entry.getKey());
    }
    List<Hierarchy> hierarchies = new ArrayList<>(byPath.size());
    for (Map.Entry<String, List<String>> entry : byPath.entrySet()) {
      hierarchies.add(new Hierarchy(entry.getValue(), "/", entry.getKey()));
    }
    return new V1Cgroup(hierarchies);
  }

  @Override
  public void create(LinuxResources resources) {
    if (!resources.unified().isEmpty()) throw CgroupFailure.unifiedOnV1();
    List<Hierarchy> made = new ArrayList<>(hierarchies.size());
    try {
      List<Hierarchy> refused = new ArrayList<>(0);
      for (Hierarchy hierarchy : hierarchies) {
        switch (hierarchy.make()) {
          case NEW -> made.add(hierarchy);
          case EXISTED -> refuseOccupied(hierarchy);
          case REFUSED -> refused.add(hierarchy);
        }
      }
      hierarchies.removeAll(refused);
      prepareToJoin(resources);
    } catch (RuntimeException failed) {
      for (Hierarchy hierarchy : made) hierarchy.remove();
      throw failed;
    }
  }

  /**
   * Two containers in one cgroup would be stopped, limited and removed together; processes that
   * join a frozen one would hang before they could say so. Looked at where it counts, not in each
   * hierarchy: systemd puts processes into its own before anybody calls us.
   */
  private static void refuseOccupied(Hierarchy hierarchy) {
    if (hierarchy.has(Controller.DEVICES)) {
      List<Integer> pids = new ArrayList<>();
      hierarchy.addPidsTo(pids);
      if (!pids.isEmpty()) throw CgroupFailure.notEmpty(pids.size());
    }
    if (hierarchy.has(Controller.FREEZER) && Freezer.frozen(hierarchy)) {
      throw CgroupFailure.frozen();
    }
  }

  private void prepareToJoin(LinuxResources resources) {
    Hierarchy cpuset = find(Controller.CPUSET);
    if (cpuset != null) CpusetInheritance.fill(cpuset, resources.cpu());
    List<Write> realtime = CpuController.realtimeWrites(resources);
    if (!realtime.isEmpty()) ControlWriter.write(forLimit(Controller.CPU), realtime);
  }

  @Override
  public void add(int pid) {
    addAllButMemory(pid);
    addMemory(pid);
  }

  @Override
  public void addAllButMemory(int pid) {
    List<Hierarchy> refused = new ArrayList<>(0);
    for (Hierarchy hierarchy : hierarchies) {
      if (hierarchy.isMemoryAlone()) continue;
      if (hierarchy.join(pid) < 0) refused.add(hierarchy);
    }
    hierarchies.removeAll(refused);
  }

  @Override
  public void addMemory(int pid) {
    Hierarchy memory = find(Controller.MEMORY);
    if (memory == null || !memory.isMemoryAlone()) return;
    if (memory.join(pid) < 0) hierarchies.remove(memory);
  }

  @Override
  public void apply(LinuxResources resources) {
    update(resources);
    applyDeviceRules(resources);
  }

  @Override
  public void update(LinuxResources resources) {
    if (!resources.unified().isEmpty()) throw CgroupFailure.unifiedOnV1();
    for (Controller controller : Controller.LIMITS) {
      List<Write> writes = controller.writes().of(resources);
      if (!writes.isEmpty()) ControlWriter.write(forLimit(controller.name()), writes);
    }
  }

  /**
   * In a user namespace the kernel refuses the rules (EPERM), and needs none: there no device node
   * can be made, and none that the container's own mounts show can be opened.
   */
  private void applyDeviceRules(LinuxResources resources) {
    List<Write> writes = DevicesController.writes(resources);
    Hierarchy devices = find(Controller.DEVICES);
    if (devices == null) {
      if (resources.devices().isEmpty() || !Privilege.overDevices()) return;
      throw CgroupFailure.noController(Controller.DEVICES);
    }
    try {
      ControlWriter.write(devices, writes);
    } catch (LinuxException refused) {
      if (!refused.is(EPERM) || Privilege.overDevices()) throw refused;
    }
  }

  @Override
  public boolean frozen() {
    Hierarchy freezer = find(Controller.FREEZER);
    return freezer != null && Freezer.frozen(freezer);
  }

  @Override
  public void freeze() {
    Freezer.freeze(freezer());
  }

  @Override
  public void thaw() {
    Freezer.thaw(freezer());
  }

  private Hierarchy freezer() {
    Hierarchy freezer = find(Controller.FREEZER);
    if (freezer == null) throw CgroupFailure.noFreezer();
    return freezer;
  }

  @Override
  public List<Integer> pids() {
    List<Integer> pids = new ArrayList<>();
    Hierarchy any = main();
    if (any != null) any.addPidsTo(pids);
    return pids;
  }

  @Override
  public void signalAll(Signal signal) {
    Hierarchy freezer = find(Controller.FREEZER);
    boolean kill = signal.equals(Signal.KILL);
    if (kill && killAtOnce()) {
      if (freezer != null && Freezer.frozen(freezer)) Freezer.thaw(freezer);
      return;
    }
    if (freezer == null) {
      signalUntilNoneIsNew(signal);
      return;
    }
    boolean paused = Freezer.frozen(freezer);
    boolean stopped = paused || tryFreeze(freezer);
    try {
      if (stopped) {
        for (int pid : pids()) Processes.kill(pid, signal); // false: it has exited, and is no child
      } else {
        signalUntilNoneIsNew(signal);
      }
    } finally {
      if (kill || !paused) Freezer.thaw(freezer);
    }
  }

  /** cgroup.kill of the v2 hierarchy on a hybrid machine, since Linux 5.14: none can fork away. */
  private boolean killAtOnce() {
    Hierarchy unified = find(UNIFIED);
    return unified != null && Files.tryWriteFile(unified.path + "/cgroup.kill", "1") == 0;
  }

  private static boolean tryFreeze(Hierarchy freezer) {
    try {
      Freezer.freeze(freezer);
      return true;
    } catch (CgroupFailure stillMoving) {
      return false; // then by rounds
    }
  }

  /** Round by round, each process once, until a round brings no new one. */
  private void signalUntilNoneIsNew(Signal signal) {
    List<Integer> signalled = new ArrayList<>();
    boolean found = true;
    for (int round = 0; found && round < 100; round++) {
      found = false;
      for (Integer pid : pids()) {
        if (signalled.contains(pid)) continue;
        Processes.kill(pid, signal);
        signalled.add(pid);
        found = true;
      }
    }
  }

  @Override
  public void destroy() {
    close();
    LinuxException first = null;
    for (Hierarchy hierarchy : hierarchies) {
      int result = hierarchy.remove();
      if (result < 0 && first == null) {
        first = new LinuxException("rmdir", hierarchy.path, -result);
      }
    }
    if (first != null) throw first;
  }

  @Override
  public boolean exists() {
    Hierarchy any = main();
    return any != null && any.exists();
  }

  @Override
  public Map<String, String> paths() {
    Map<String, String> paths = new LinkedHashMap<>();
    for (Hierarchy hierarchy : hierarchies) {
      for (String controller : hierarchy.controllers) paths.put(controller, hierarchy.path);
    }
    return paths;
  }

  @Override
  public Stats stats() {
    return new V1Stats(paths()).read();
  }

  @Override
  public EventFd oomEvents() {
    Hierarchy memory = find(Controller.MEMORY);
    if (memory == null) throw CgroupFailure.noMemoryCgroup();
    EventFd events = EventFd.open();
    try (Fd control = Files.openAt(memory.directory(), MemoryController.OOM_CONTROL, 0)) {
      // The kernel looks the two descriptors up now, and keeps none of the numbers.
      memory.write("cgroup.event_control", events.fd().number() + " " + control.number());
      return events;
    } catch (RuntimeException failed) {
      events.close();
      throw failed;
    }
  }

  @Override
  public void close() {
    for (Hierarchy hierarchy : hierarchies) hierarchy.close();
  }

  private Hierarchy forLimit(String controller) {
    Hierarchy hierarchy = find(controller);
    if (hierarchy == null) throw CgroupFailure.noController(controller);
    return hierarchy;
  }

  /** The one that is asked about the whole: devices, as it is the one that must be there. */
  private @Nullable Hierarchy main() {
    Hierarchy devices = find(Controller.DEVICES);
    if (devices != null) return devices;
    return hierarchies.isEmpty() ? null : hierarchies.getFirst();
  }

  private @Nullable Hierarchy find(String controller) {
    for (Hierarchy hierarchy : hierarchies) {
      if (hierarchy.has(controller)) return hierarchy;
    }
    return null;
  }
}
