package io.caisson.namespaces;

import io.caisson.cgroup.Cgroup;
import io.caisson.container.Creation;
import io.caisson.container.ExecGate;
import io.caisson.container.Failure;
import io.caisson.container.Hooks;
import io.caisson.container.StandardStreams;
import io.caisson.container.Status;
import io.caisson.linux.Credentials;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Interfaces;
import io.caisson.linux.Keyring;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Namespaces;
import io.caisson.linux.Prctl;
import io.caisson.linux.Processes;
import io.caisson.linux.Signal;
import io.caisson.spec.Linux;
import io.caisson.spec.NamespaceType;
import io.caisson.spec.Personality;
import io.caisson.spec.Process;
import io.caisson.spec.Spec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The container's first process, from the clone to execve: a list of steps whose order is part of
 * the contract, each undone by the end of the process.
 */
final class ContainerInit {
  private record Step(String name, Action action) {}

  private interface Action {
    void take(ContainerInit init);
  }

  private static final Step[] STEPS = {
    new Step("identity", ContainerInit::becomeRoot),
    new Step("session", ContainerInit::leaveSession),
    new Step("keyring", ContainerInit::joinSessionKeyring),
    new Step("names", ContainerInit::setNames),
    new Step("loopback", ContainerInit::raiseLoopback),
    new Step("mounts", ContainerInit::mountAll),
    new Step("hooks", ContainerInit::runHooks), // the creator's, then ours: both before pivot_root
    // Before the pivot: in the host's /proc no image can have put its own files (CVE-2025-52881),
    // and
    // the kernel shows there the sysctls of the writer's namespaces.
    new Step("sysctl", ContainerInit::writeSysctls),
    new Step("console", ContainerInit::openConsole),
    new Step("devices", ContainerInit::finishMounts),
    new Step("pivot", ContainerInit::changeRoot),
    new Step("hide paths", ContainerInit::hidePaths),
    new Step("no new privileges", ContainerInit::setNoNewPrivileges),
    new Step("personality", ContainerInit::setPersonality),
    new Step("scheduling", ContainerInit::setScheduling),
    new Step("user", ContainerInit::becomeUser),
    new Step("program", ContainerInit::findProgram),
    new Step("start", ContainerInit::awaitStart),
    new Step("exec", ContainerInit::execute),
  };

  private final Creation creation;
  private final Spec spec;
  private final Linux linux;
  private final Process process;
  private final NamespaceSet namespaces;
  private final BindSources binds;
  private final Map<String, String> cgroupPaths;
  private final Channel creator;

  private @Nullable RootFileSystem root;
  private @Nullable UserProgram program;

  /** Set once the creator is gone or waits no more: failures then go to who started us. */
  private @Nullable ExecGate gate;

  ContainerInit(
      Creation creation,
      Process process,
      NamespaceSet namespaces,
      BindSources binds,
      Cgroup cgroup,
      Channel creator) {
    this.creation = creation;
    this.spec = creation.spec();
    this.linux = spec.linux();
    this.process = process;
    this.namespaces = namespaces;
    this.binds = binds;
    this.cgroupPaths = cgroup.paths();
    this.creator = creator;
  }

  /** Does not return: the process becomes the user's program, or ends. */
  RuntimeException run() {
    String failure;
    try {
      for (Step step : STEPS) step.action().take(this);
      failure = "unreachable";
    } catch (Failure | LinuxException e) {
      failure = String.valueOf(e.getMessage());
    } catch (Throwable e) { // a fault of ours: its name says more than a dead process
      failure = "internal error: " + e;
    }
    if (gate != null) gate.fail(failure);
    else creator.sendIfHeard(new Message.Failed(failure));
    throw Processes.exit(255);
  }

  private RootFileSystem root() {
    if (root == null) throw new IllegalStateException("no root file system yet");
    return root;
  }

  private void becomeRoot() {
    Prctl.setParentDeathSignal(Signal.KILL);
    // Not before the creator has written the id maps and put us into the container's cgroup.
    creator.awaitGo();
    // Whoever is inside may not look into a process that still holds the host's descriptors.
    Prctl.setDumpable(false);
    if (namespaces.has(NamespaceType.USER)) {
      Credentials.trySetgroups(new int[0]); // EPERM: denied in this user namespace
      Credentials.setresgid(0);
      Credentials.setresuid(0);
      // A change of ids takes the death signal away (prctl(2)).
      Prctl.setParentDeathSignal(Signal.KILL);
    }
    if (namespaces.isNew(NamespaceType.CGROUP)) Namespaces.unshare(Namespaces.CLONE_NEWCGROUP);
  }

  private void leaveSession() {
    Processes.setsid();
  }

  private void joinSessionKeyring() {
    if (creation.noNewKeyring()) return;
    int key = Keyring.tryJoinSession("_ses." + creation.id().value());
    if (key == -Errno.ENOSYS) return; // a kernel without keyrings
    if (key < 0) throw new LinuxException("unable to join session keyring", null, -key);
    // The owner may search it, as runc has it: kernel helpers look keys up by uid.
    Keyring.setPermissions(key, Keyring.permissions(key) | 0x80000);
  }

  private void setNames() {
    if (!spec.hostname().isEmpty()) Namespaces.setHostname(spec.hostname());
    if (!spec.domainname().isEmpty()) Namespaces.setDomainname(spec.domainname());
  }

  private void raiseLoopback() {
    if (namespaces.isNew(NamespaceType.NETWORK)) Interfaces.loopbackUp();
  }

  private void mountAll() {
    if (!namespaces.has(NamespaceType.MOUNT)) {
      root = RootFileSystem.open(creation.rootfs());
      return;
    }
    Propagation propagation = Propagation.ofRoot(linux.rootfsPropagation()).whileMounting();
    root = RootFileSystem.mount(creation.rootfs(), propagation);
    CgroupMount cgroup = new CgroupMount(cgroupPaths, namespaces.has(NamespaceType.CGROUP));
    MountList mounts = new MountList(spec, root, creation.rootfs(), binds, cgroup);
    mounts.mountAll();
    if (DeviceNodes.wanted(spec)) {
      new DeviceNodes(root, namespaces.has(NamespaceType.USER)).make(spec);
    }
    this.mounts = mounts;
  }

  private @Nullable MountList mounts;

  private void runHooks() {
    if (!spec.hooks().prestart().isEmpty() || !spec.hooks().createRuntime().isEmpty()) {
      creator.send(Message.Word.RUN_HOOKS);
      creator.awaitGo();
    }
    if (!spec.hooks().createContainer().isEmpty()) {
      byte[] state = creation.state(Status.CREATING, Processes.getpid());
      Hooks.run("createContainer", spec.hooks().createContainer(), state, creation.bundle());
    }
  }

  private void writeSysctls() {
    for (Map.Entry<String, String> entry : linux.sysctl().entrySet()) {
      Sysctl.write(entry.getKey(), entry.getValue());
    }
  }

  private void openConsole() {
    StandardStreams streams = creation.streams();
    Fd consoleSocket = creation.consoleSocket();
    if (consoleSocket != null) {
      Console.open(root(), consoleSocket, process.consoleSize());
    } else if (streams != null) {
      streams.input().duplicateOnto(0);
      streams.output().duplicateOnto(1);
      streams.error().duplicateOnto(2);
    }
  }

  private void finishMounts() {
    if (!process.cwd().equals("/")) Workplace.make(root(), process.cwd());
    if (mounts != null) mounts.makeReadOnly();
  }

  private void changeRoot() {
    if (!namespaces.has(NamespaceType.MOUNT)) root().chroot();
    else if (creation.noPivot()) root().moveOverRoot();
    else root().pivot();
    if (namespaces.has(NamespaceType.MOUNT) && !linux.rootfsPropagation().isEmpty()) {
      Propagation.ofRoot(linux.rootfsPropagation()).applyTo("/");
    }
  }

  private void hidePaths() {
    if (!namespaces.has(NamespaceType.MOUNT)) return;
    try (HiddenPaths paths = new HiddenPaths(root())) {
      paths.makeReadOnly(linux.readonlyPaths());
      paths.mask(linux.maskedPaths());
    }
    root().close();
  }

  private void setNoNewPrivileges() {
    if (process.noNewPrivileges()) Prctl.setNoNewPrivileges();
  }

  private void setPersonality() {
    Personality personality = linux.personality();
    if (personality != null) {
      Prctl.personality(personality.domain() == Personality.Domain.LINUX32 ? 0x0008 : 0);
    }
  }

  private void setScheduling() {
    ProcessScheduling.apply(process);
  }

  private void becomeUser() {
    Workplace.enterAs(new UserIdentity(process), process.cwd());
  }

  private void findProgram() {
    program = UserProgram.find(process);
  }

  private void awaitStart() {
    // The creator of a container that waits at its gate ends right after GO. Until then its death
    // is
    // noticed by the end of the socket.
    Prctl.setParentDeathSignal(null);
    creator.send(Message.Word.READY);
    creator.awaitGo();
    gate = creation.gate();
    if (gate != null) {
      creator.close();
      gate.await();
    }
    if (!spec.hooks().startContainer().isEmpty()) {
      byte[] state = creation.state(Status.CREATED, Processes.getpid());
      Hooks.run(
          "startContainer",
          UserProgram.inheritEnvironment(spec.hooks().startContainer(), process.env()),
          state,
          null);
    }
  }

  private void execute() {
    if (program == null) throw new IllegalStateException("no program yet");
    program.execute(creation.signalMask(), 3 + creation.preserveFds() + creation.listenFds());
  }
}
