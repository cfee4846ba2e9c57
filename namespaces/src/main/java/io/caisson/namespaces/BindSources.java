package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Mounts;
import io.caisson.spec.Mount;
import io.caisson.spec.Spec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sources of bind mounts, as mounts attached nowhere yet.
 *
 * <p>The creator opens them on the host's side before init exists: a source that is missing fails
 * before there is anything to clean up, one that the container's root may not reach (user
 * namespaces) is opened with the creator's rights, and init never looks up a path of the host.
 */
final class BindSources implements AutoCloseable {
  /** By the mount's place in the spec; null where it is no bind mount. */
  private final @Nullable Fd[] trees;

  private BindSources(@Nullable Fd[] trees) {
    this.trees = trees;
  }

  static BindSources open(Spec spec, String bundle) {
    List<Mount> mounts = spec.mounts();
    BindSources sources = new BindSources(new @Nullable Fd[mounts.size()]);
    try {
      for (int i = 0; i < mounts.size(); i++) {
        Mount mount = mounts.get(i);
        MountOptions options = MountOptions.parse(mount.options());
        if (options.bind) sources.trees[i] = openTree(spec, bundle, mount, options);
      }
      return sources;
    } catch (RuntimeException e) {
      sources.close();
      throw e;
    }
  }

  private static Fd openTree(Spec spec, String bundle, Mount mount, MountOptions options) {
    if (mount.source().isEmpty()) {
      throw Failure.of("bind mount of " + mount.destination() + " has no source");
    }
    String path = mount.source().startsWith("/") ? mount.source() : bundle + "/" + mount.source();
    long recursive = options.recursiveBind ? Mounts.AT_RECURSIVE : 0;
    Fd tree;
    try {
      tree = Mounts.openTree(null, path, Mounts.OPEN_TREE_CLONE | recursive);
    } catch (LinuxException e) {
      throw Failure.of(
          "failed to fulfil mount request: open "
              + path
              + ": "
              + Errno.text(e.errno())); // runc's sentence
    }
    // The copy is a peer of the host's mount. What the container mounts below must not appear on
    // the
    // host unless the spec asks for it by rootfsPropagation, as if it had been bound from there.
    Propagation root = Propagation.ofRoot(spec.linux().rootfsPropagation()).whileMounting();
    if (!root.reachesHost()) Mounts.setPropagation(tree, root.flag(), true);
    return tree;
  }

  /** The tree of the bind mount at {@code index} of the spec's mounts. */
  Fd tree(int index) {
    Fd tree = trees[index];
    if (tree == null) throw new IllegalStateException("mount " + index + " is no bind mount");
    return tree;
  }

  @Override
  public void close() {
    for (Fd tree : trees) if (tree != null) tree.close();
  }
}
