package io.caisson.namespaces;

import io.caisson.container.Creation;
import io.caisson.container.Failure;
import io.caisson.container.Init;
import io.caisson.container.Isolation;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Namespaces;
import io.caisson.linux.PidFd;
import io.caisson.linux.Processes;
import io.caisson.linux.ResourceLimits;
import io.caisson.linux.Signal;
import io.caisson.spec.IdMapping;
import io.caisson.spec.NamespaceType;
import io.caisson.spec.Process;
import io.caisson.spec.Rlimit;
import io.caisson.spec.Spec;
import io.caisson.spec.TimeOffset;
import java.util.List;
import java.util.Map;

/**
 * The default isolation level: the container's init is a child of this process in namespaces of its
 * own, and is this program until it executes the user's. {@link Message} draws what the two say.
 */
public final class NamespacesIsolation implements Isolation {
  @Override
  public String name() {
    return "namespaces";
  }

  @Override
  public void seal(Spec spec, Fd directory) {
    SealedExecutable.ensure(spec, directory);
  }

  @Override
  public Init create(Creation creation) {
    Spec spec = creation.spec();
    Process process = spec.process();
    if (process == null) throw Failure.of("process property must not be empty");
    NotBuilt.refuse(spec, process);
    Channel[] ends = Channel.pair();
    try (NamespaceSet namespaces = NamespaceSet.open(spec.linux().namespaces());
        BindSources binds = BindSources.open(spec, creation.bundle());
        Channel initEnd = ends[1]) {
      Started started = start(creation, process, namespaces, binds, ends[0], initEnd);
      return supervise(creation, process, namespaces, started, ends[0], initEnd);
    } catch (RuntimeException e) {
      ends[0].close();
      throw e;
    }
  }

  private record Started(int pid, PidFd pidFd) {}

  private static Started start(
      Creation creation,
      Process process,
      NamespaceSet namespaces,
      BindSources binds,
      Channel creator,
      Channel initEnd) {
    if (!namespaces.joinsAny()) {
      TimeNamespace time = TimeNamespace.forChildren(creation.spec(), namespaces);
      Processes.Fork fork = Processes.clone3(namespaces.cloneFlags(), null);
      if (fork.pid() != 0) {
        time.leave();
        return started(fork);
      }
      creator.close();
      throw new ContainerInit(creation, process, namespaces, binds, creation.cgroup(), initEnd)
          .run();
    }
    // Joining is for a process in between: see NamespaceSet.
    Processes.Fork between = Processes.clone3(0, null);
    if (between.pid() == 0) {
      creator.close();
      throw joinAndClone(creation, process, namespaces, binds, initEnd);
    }
    try (PidFd joiner = started(between).pidFd()) {
      try {
        // "Joined" arrives before the joiner ends, or its failure does.
        if (creator.expectFrom(initEnd) instanceof Message.Joined(int pid)) {
          return new Started(pid, PidFd.open(pid));
        }
        throw new IllegalStateException("init spoke before it was made");
      } finally {
        joiner.waitFor();
      }
    }
  }

  private static Started started(Processes.Fork fork) {
    PidFd pidFd = fork.pidFd();
    if (pidFd == null) throw new IllegalStateException("a parent without its child's pidfd");
    return new Started(fork.pid(), pidFd);
  }

  private static RuntimeException joinAndClone(
      Creation creation,
      Process process,
      NamespaceSet namespaces,
      BindSources binds,
      Channel initEnd) {
    try {
      namespaces.join();
      TimeNamespace.forChildren(creation.spec(), namespaces);
      Processes.Fork fork =
          Processes.clone3(namespaces.cloneFlags() | Namespaces.CLONE_PARENT, null);
      if (fork.pid() == 0) {
        throw new ContainerInit(creation, process, namespaces, binds, creation.cgroup(), initEnd)
            .run();
      }
      initEnd.send(new Message.Joined(fork.pid()));
      throw Processes.exit(0);
    } catch (Failure | LinuxException e) {
      initEnd.sendIfHeard(new Message.Failed(String.valueOf(e.getMessage())));
      throw Processes.exit(255);
    }
  }

  /** From the clone to the point where only the user's program is left to start. */
  private static Init supervise(
      Creation creation,
      Process process,
      NamespaceSet namespaces,
      Started init,
      Channel channel,
      Channel initEnd) {
    try {
      initEnd.close();
      creation.runtimeSide().initExists(init.pid());
      prepare(creation.spec(), process, namespaces, init.pid());
      creation.cgroup().add(init.pid());
      creation.cgroup().apply(creation.spec().linux().resources());
      channel.send(Message.Word.GO);
      Message message = channel.expect();
      if (message == Message.Word.RUN_HOOKS) {
        creation.runtimeSide().runHooks(init.pid());
        channel.send(Message.Word.GO);
        message = channel.expect();
      }
      if (message != Message.Word.READY) throw new IllegalStateException("unexpected " + message);
      StartedInit started = new StartedInit(init.pid(), init.pidFd(), channel);
      if (creation.gate() != null) started.letGo();
      return started;
    } catch (RuntimeException e) {
      init.pidFd().send(Signal.KILL);
      init.pidFd().waitFor();
      init.pidFd().close();
      throw e;
    }
  }

  // What init needs done with the rights that it has not, or not any more.
  private static void prepare(Spec spec, Process process, NamespaceSet namespaces, int pid) {
    String proc = "/proc/" + pid + "/";
    if (namespaces.isNew(NamespaceType.USER)) {
      Files.writeFile(proc + "uid_map", map(spec.linux().uidMappings()));
      Files.writeFile(proc + "gid_map", map(spec.linux().gidMappings()));
    }
    Integer oomScoreAdj = process.oomScoreAdj();
    if (oomScoreAdj != null) Files.writeFile(proc + "oom_score_adj", oomScoreAdj.toString());
    for (Rlimit limit : process.rlimits()) {
      ResourceLimits.set(
          pid,
          ResourceLimits.number(limit.type()),
          new ResourceLimits.Limit(limit.soft(), limit.hard()));
    }
  }

  private static String map(List<IdMapping> mappings) {
    StringBuilder text = new StringBuilder();
    for (IdMapping mapping : mappings) {
      text.append(mapping.containerId()).append(' ').append(mapping.hostId());
      text.append(' ').append(mapping.size()).append('\n');
    }
    return text.toString();
  }

  /**
   * A new time namespace for the children of this process, with its offsets written before the
   * first lives in it (time_namespaces(7)).
   */
  private record TimeNamespace(Fd own) {
    static TimeNamespace forChildren(Spec spec, NamespaceSet namespaces) {
      if (!namespaces.isNew(NamespaceType.TIME)) return new TimeNamespace(Fd.CWD);
      Fd own = Files.open("/proc/self/ns/time", Files.O_RDONLY);
      Namespaces.unshare(Namespaces.CLONE_NEWTIME);
      for (Map.Entry<String, TimeOffset> offset : spec.linux().timeOffsets().entrySet()) {
        String clock = offset.getKey();
        TimeOffset value = offset.getValue();
        Files.writeFile(
            "/proc/self/timens_offsets", clock + " " + value.seconds() + " " + value.nanoseconds());
      }
      return new TimeNamespace(own);
    }

    /** Later children, such as hooks, belong to the time that this process lives in. */
    void leave() {
      if (own == Fd.CWD) return;
      Namespaces.setns(own, Namespaces.CLONE_NEWTIME);
      own.close();
    }
  }

  private record StartedInit(int pid, PidFd pidFd, Channel channel) implements Init {
    void letGo() {
      channel.send(Message.Word.GO);
    }

    @Override
    public void start() {
      letGo();
      Message last = channel.receive();
      if (last instanceof Message.Failed(String text)) {
        pidFd.waitFor();
        throw Failure.of("error during container init: " + text);
      }
    }

    @Override
    public void close() {
      channel.close();
      pidFd.close();
    }
  }
}
