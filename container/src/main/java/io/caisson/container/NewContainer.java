package io.caisson.container;

import io.caisson.cgroup.Cgroup;
import io.caisson.linux.Clock;
import io.caisson.linux.Fd;
import io.caisson.linux.LinuxException;
import io.caisson.linux.PidFd;
import io.caisson.linux.Signal;
import io.caisson.linux.Sockets;
import io.caisson.spec.LinuxNamespace;
import io.caisson.spec.NamespaceType;
import io.caisson.spec.Spec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A container while it is made, by {@code create} or {@code run}: its state directory, cgroup and
 * init, and the way back from each step. What is written down comes before what it describes, so
 * that {@code delete --force} can clean up after a runtime that was killed.
 */
final class NewContainer implements AutoCloseable {
  private final Runtime runtime;
  private final ContainerId id;
  private final Bundle bundle;
  private final StateDirectory directory;
  private final Cgroup cgroup;
  private StateRecord record;
  private @Nullable Init init;

  private NewContainer(
      Runtime runtime,
      ContainerId id,
      Bundle bundle,
      StateDirectory directory,
      Cgroup cgroup,
      StateRecord record) {
    this.runtime = runtime;
    this.id = id;
    this.bundle = bundle;
    this.directory = directory;
    this.cgroup = cgroup;
    this.record = record;
  }

  /** Makes the state directory, then the cgroup; leaves nothing behind if one of them fails. */
  static NewContainer make(Runtime runtime, ContainerId id, Bundle bundle) {
    Spec spec = bundle.spec();
    StateDirectory directory = runtime.root().make(id);
    try {
      Cgroup cgroup =
          runtime.cgroups().place(spec.linux().cgroupsPath(), id.value(), runtime.systemdCgroup());
      StateRecord record = firstRecord(runtime, id, bundle, cgroup);
      directory.writeConfig(bundle.config());
      directory.write(record);
      cgroup.create(spec.linux().resources());
      return new NewContainer(runtime, id, bundle, directory, cgroup, record);
    } catch (RuntimeException e) {
      directory.close();
      runtime.root().remove(id);
      throw e;
    }
  }

  private static StateRecord firstRecord(
      Runtime runtime, ContainerId id, Bundle bundle, Cgroup cgroup) {
    Spec spec = bundle.spec();
    List<String> laterHooks = new ArrayList<>(2);
    if (!spec.hooks().poststart().isEmpty()) laterHooks.add(Poststart.KIND);
    if (!spec.hooks().poststop().isEmpty()) laterHooks.add(Destruction.POSTSTOP);
    LinuxNamespace pids = spec.linux().namespace(NamespaceType.PID);
    return new StateRecord(
        spec.ociVersion(),
        id.value(),
        0,
        0,
        Clock.now().toString(),
        bundle.path(),
        bundle.rootfs(),
        spec.annotations(),
        laterHooks,
        pids == null || !pids.isNew(),
        cgroup.paths(),
        runtime.systemdCgroup(),
        runtime.isolation().name());
  }

  /**
   * Makes init: afterwards only the user's program is left to start.
   *
   * @param gated init waits for {@code start} in another process
   */
  Init create(
      CreateRequest request,
      PassedFds passed,
      @Nullable StandardStreams streams,
      @Nullable Fd consoleSocket,
      long signalMask,
      boolean gated) {
    ExecGate gate = gated ? ExecGate.make(directory.fd()) : null;
    try {
      Creation creation =
          new Creation(
              id,
              passed.tell(bundle.spec()),
              bundle.path(),
              bundle.rootfs(),
              directory.fd(),
              cgroup,
              streams,
              consoleSocket,
              request.noPivot(),
              request.noNewKeyring(),
              passed.preserve(),
              passed.listen(),
              signalMask,
              gate,
              new Side());
      init = runtime.isolation().create(creation);
      return init;
    } catch (RuntimeException e) {
      throw Failure.unableToStart(e);
    } finally {
      if (gate != null) gate.close();
    }
  }

  /** The verb's part while the isolation works. */
  private final class Side implements RuntimeSide {
    @Override
    public void initExists(int pid) {
      ProcessStat stat = ProcessStat.of(pid);
      record = record.withInit(pid, stat == null ? 0 : stat.startTime(), cgroup.paths());
      directory.write(record);
    }

    @Override
    public void runHooks(int pid) {
      var hooks = bundle.spec().hooks();
      if (hooks.prestart().isEmpty() && hooks.createRuntime().isEmpty()) return;
      Hooks.Runner runner = runtime.hookRunner();
      byte[] state = HookState.of(bundle.spec(), id, bundle.path(), Status.CREATING, pid);
      try {
        Hooks.run("prestart", hooks.prestart(), state, bundle.path(), runner);
        Hooks.run("createRuntime", hooks.createRuntime(), state, bundle.path(), runner);
      } catch (Failure | LinuxException e) {
        throw Failure.duringInit(e);
      }
    }
  }

  /** For {@code run}: lets init execute the program, and then says so to whoever waits. */
  void start(CreateRequest request) {
    sendPidFd(request.pidfdSocket());
    try {
      init().start();
    } catch (RuntimeException e) {
      throw Failure.unableToStart(e);
    }
    Poststart.run(runtime, container(), init().pidFd());
    if (request.pidFile() != null) PidFile.write(request.pidFile(), init().pid());
  }

  /** Gives init's process descriptor to whoever listens at {@code path}, with runc's payload. */
  void sendPidFd(@Nullable String path) {
    if (path == null) return;
    try (Fd socket = Sockets.connect(path)) {
      byte[] payload = "standard".getBytes(StandardCharsets.UTF_8);
      Sockets.send(socket, payload, init().pidFd().fd());
    }
  }

  /** The container as later verbs know it. */
  Container container() {
    return new Container(id, directory.path(), record, cgroup);
  }

  Init init() {
    if (init == null) throw new IllegalStateException("there is no init yet");
    return init;
  }

  /**
   * Undoes everything, as far as it goes: a step that fails is a warning, as the failure that led
   * here is what the user must see. Runs the poststop hooks (runtime-spec "Lifecycle": a failed
   * creation goes on with them).
   */
  void rollBack() {
    try {
      if (init != null) end(init);
      Destruction.destroy(runtime, container());
    } catch (RuntimeException e) {
      runtime.warnings().warn(String.valueOf(e.getMessage()));
    }
  }

  /** Kills and collects: it is our child, and a zombie would keep its cgroup busy. */
  private static void end(Init init) {
    PidFd pidFd = init.pidFd();
    pidFd.send(Signal.KILL);
    pidFd.awaitExit(Destruction.PATIENCE_MILLIS);
    try {
      var _ = pidFd.tryWait();
    } catch (LinuxException e) {
      // ECHILD: not our child, or collected: gone is what counts
    }
  }

  @Override
  public void close() {
    if (init != null) init.close();
    cgroup.close();
    directory.close();
  }
}
