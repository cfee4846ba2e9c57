package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Namespaces;
import io.caisson.spec.LinuxNamespace;
import io.caisson.spec.NamespaceType;
import java.util.ArrayList;
import java.util.List;

/**
 * The namespaces of a container: made new, joined by path, or (not listed in the spec) the
 * creator's own.
 *
 * <p>Where all are new, one clone3 makes init in them. Where some are joined, a process in between
 * joins them, user namespace first, and clones init as its sibling: {@code setns} to a pid or time
 * namespace takes effect for children only, and a namespace made new must belong to the user
 * namespace that was joined (user_namespaces(7)).
 */
final class NamespaceSet implements AutoCloseable {
  /** In the order of joining: with the user namespace come the rights to join the others. */
  private static final NamespaceType[] ORDER = {
    NamespaceType.USER,
    NamespaceType.PID,
    NamespaceType.TIME,
    NamespaceType.NETWORK,
    NamespaceType.IPC,
    NamespaceType.UTS,
    NamespaceType.CGROUP,
    NamespaceType.MOUNT,
  };

  private record Joined(int flag, Fd file) {}

  private final int fresh;
  private final List<Joined> joined;

  private NamespaceSet(int fresh, List<Joined> joined) {
    this.fresh = fresh;
    this.joined = joined;
  }

  /** Opens the namespaces to be joined; each must be of the kind the spec says. */
  static NamespaceSet open(List<LinuxNamespace> namespaces) {
    int fresh = 0;
    for (LinuxNamespace namespace : namespaces) {
      if (namespace.path().isEmpty()) fresh |= flag(namespace.type());
    }
    List<Joined> joined = new ArrayList<>();
    for (NamespaceType type : ORDER) {
      for (LinuxNamespace namespace : namespaces) {
        if (namespace.type() != type || namespace.path().isEmpty()) continue;
        Fd file = Files.open(namespace.path(), Files.O_RDONLY);
        if (Namespaces.type(file) != flag(type)) {
          throw Failure.of("invalid " + type.word() + " namespace path " + namespace.path());
        }
        joined.add(new Joined(flag(type), file));
      }
    }
    return new NamespaceSet(fresh, joined);
  }

  static int flag(NamespaceType type) {
    return switch (type) {
      case USER -> Namespaces.CLONE_NEWUSER;
      case PID -> Namespaces.CLONE_NEWPID;
      case TIME -> Namespaces.CLONE_NEWTIME;
      case NETWORK -> Namespaces.CLONE_NEWNET;
      case IPC -> Namespaces.CLONE_NEWIPC;
      case UTS -> Namespaces.CLONE_NEWUTS;
      case CGROUP -> Namespaces.CLONE_NEWCGROUP;
      case MOUNT -> Namespaces.CLONE_NEWNS;
    };
  }

  boolean isNew(NamespaceType type) {
    return (fresh & flag(type)) != 0;
  }

  /** Made new or joined: not the creator's. */
  boolean has(NamespaceType type) {
    if (isNew(type)) return true;
    for (Joined namespace : joined) if (namespace.flag() == flag(type)) return true;
    return false;
  }

  boolean joinsAny() {
    return !joined.isEmpty();
  }

  /**
   * What clone3 makes new. Not the cgroup namespace: its root is the cgroup of the moment, and init
   * is moved to its own only after the clone. Not the time namespace: its offsets are set before
   * anybody lives in it.
   */
  int cloneFlags() {
    return fresh & ~(Namespaces.CLONE_NEWCGROUP | Namespaces.CLONE_NEWTIME);
  }

  void join() {
    for (Joined namespace : joined) Namespaces.setns(namespace.file(), namespace.flag());
  }

  @Override
  public void close() {
    for (Joined namespace : joined) namespace.file().close();
  }
}
