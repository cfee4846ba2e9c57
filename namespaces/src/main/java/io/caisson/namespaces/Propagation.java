package io.caisson.namespaces;

import io.caisson.linux.Mounts;

/**
 * How mounts made below one mount appear at its peers (mount_namespaces(7)).
 *
 * @param flag MS_SHARED, MS_SLAVE, MS_PRIVATE or MS_UNBINDABLE
 */
record Propagation(long flag, boolean recursive) {
  private static final Propagation DEFAULT = new Propagation(Mounts.MS_SLAVE, true);

  /** {@code linux.rootfsPropagation}; unset is {@code rslave}, as in runc. */
  static Propagation ofRoot(String word) {
    return switch (word) {
      case "shared" -> new Propagation(Mounts.MS_SHARED, false);
      case "rshared" -> new Propagation(Mounts.MS_SHARED, true);
      case "slave" -> new Propagation(Mounts.MS_SLAVE, false);
      case "private" -> new Propagation(Mounts.MS_PRIVATE, false);
      case "rprivate" -> new Propagation(Mounts.MS_PRIVATE, true);
      case "unbindable" -> new Propagation(Mounts.MS_UNBINDABLE, false);
      case "runbindable" -> new Propagation(Mounts.MS_UNBINDABLE, true);
      default -> DEFAULT;
    };
  }

  /** In use while the root is made: an unbindable mount could not be bound to make it. */
  Propagation whileMounting() {
    return flag == Mounts.MS_UNBINDABLE ? new Propagation(Mounts.MS_PRIVATE, recursive) : this;
  }

  void applyTo(String mountPoint) {
    Mounts.mount("", mountPoint, "", flag | (recursive ? Mounts.MS_REC : 0), "");
  }

  /** Mounts made on this side appear on the other. */
  boolean reachesHost() {
    return flag == Mounts.MS_SHARED;
  }
}
