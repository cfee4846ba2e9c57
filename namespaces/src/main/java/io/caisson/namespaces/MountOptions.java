package io.caisson.namespaces;

import io.caisson.linux.Mounts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of one {@code mounts[]} entry, sorted by what the kernel does with them
 * (runtime-spec, config.md "Linux mount options"; mount_setattr(2); fsconfig(2)).
 *
 * <p>Attributes belong to a mount and can be set on any; flags of the super block and everything
 * unknown are parameters for the file system's driver, and only a new file system takes them.
 */
final class MountOptions {
  /** {@code bind} or {@code rbind}: then the spec's type is a dummy. */
  boolean bind;

  /** {@code rbind}: with what is mounted below the source. */
  boolean recursiveBind;

  /** MOUNT_ATTR_* to set and to clear on the mount itself. */
  long set, clear;

  /** The same for the mount and all below it: the options that begin with an {@code r}. */
  long recursiveSet, recursiveClear;

  /** MS_SHARED, MS_SLAVE, MS_PRIVATE, MS_UNBINDABLE or 0: each option one step, in order. */
  final List<Propagation> propagation = new ArrayList<>(2);

  /** {@code key} or {@code key=value}, for the file system. */
  final List<String> data = new ArrayList<>(4);

  /** {@code tmpcopyup}: a tmpfs begins with a copy of what it covers. */
  boolean copyUp;

  static MountOptions parse(List<String> options) {
    MountOptions result = new MountOptions();
    for (String option : options) result.add(option);
    return result;
  }

  boolean readOnly() {
    return (set & Mounts.MOUNT_ATTR_RDONLY) != 0;
  }

  /** The value of a {@code key=value} for the file system, or null. */
  @Nullable String data(String key) {
    for (String item : data) {
      if (item.length() > key.length()
          && item.startsWith(key)
          && item.charAt(key.length()) == '=') {
        return item.substring(key.length() + 1);
      }
    }
    return null;
  }

  private void add(String option) {
    switch (option) {
      case "bind" -> bind = true;
      case "rbind" -> bind = recursiveBind = true;
      case "tmpcopyup" -> copyUp = true;
      // What mount(8) means by defaults is what a new mount has; remount is implied where it makes
      // sense.
      case "defaults", "remount", "loud", "" -> {}

      case "shared" -> propagate(Mounts.MS_SHARED, false);
      case "slave" -> propagate(Mounts.MS_SLAVE, false);
      case "private" -> propagate(Mounts.MS_PRIVATE, false);
      case "unbindable" -> propagate(Mounts.MS_UNBINDABLE, false);
      case "rshared" -> propagate(Mounts.MS_SHARED, true);
      case "rslave" -> propagate(Mounts.MS_SLAVE, true);
      case "rprivate" -> propagate(Mounts.MS_PRIVATE, true);
      case "runbindable" -> propagate(Mounts.MS_UNBINDABLE, true);

      case "ro" -> on(Mounts.MOUNT_ATTR_RDONLY);
      case "rw" -> off(Mounts.MOUNT_ATTR_RDONLY);
      case "nosuid" -> on(Mounts.MOUNT_ATTR_NOSUID);
      case "suid" -> off(Mounts.MOUNT_ATTR_NOSUID);
      case "nodev" -> on(Mounts.MOUNT_ATTR_NODEV);
      case "dev" -> off(Mounts.MOUNT_ATTR_NODEV);
      case "noexec" -> on(Mounts.MOUNT_ATTR_NOEXEC);
      case "exec" -> off(Mounts.MOUNT_ATTR_NOEXEC);
      case "nodiratime" -> on(Mounts.MOUNT_ATTR_NODIRATIME);
      case "diratime" -> off(Mounts.MOUNT_ATTR_NODIRATIME);
      case "nosymfollow" -> on(Mounts.MOUNT_ATTR_NOSYMFOLLOW);
      case "symfollow" -> off(Mounts.MOUNT_ATTR_NOSYMFOLLOW);
      case "noatime" -> accessTime(Mounts.MOUNT_ATTR_NOATIME);
      case "strictatime" -> accessTime(Mounts.MOUNT_ATTR_STRICTATIME);
      case "atime", "relatime", "norelatime", "nostrictatime" ->
          accessTime(Mounts.MOUNT_ATTR_RELATIME);

      case "rro" -> onBelow(Mounts.MOUNT_ATTR_RDONLY);
      case "rrw" -> offBelow(Mounts.MOUNT_ATTR_RDONLY);
      case "rnosuid" -> onBelow(Mounts.MOUNT_ATTR_NOSUID);
      case "rsuid" -> offBelow(Mounts.MOUNT_ATTR_NOSUID);
      case "rnodev" -> onBelow(Mounts.MOUNT_ATTR_NODEV);
      case "rdev" -> offBelow(Mounts.MOUNT_ATTR_NODEV);
      case "rnoexec" -> onBelow(Mounts.MOUNT_ATTR_NOEXEC);
      case "rexec" -> offBelow(Mounts.MOUNT_ATTR_NOEXEC);
      case "rnodiratime" -> onBelow(Mounts.MOUNT_ATTR_NODIRATIME);
      case "rdiratime" -> offBelow(Mounts.MOUNT_ATTR_NODIRATIME);
      case "rnosymfollow" -> onBelow(Mounts.MOUNT_ATTR_NOSYMFOLLOW);
      case "rsymfollow" -> offBelow(Mounts.MOUNT_ATTR_NOSYMFOLLOW);
      case "rnoatime" -> accessTimeBelow(Mounts.MOUNT_ATTR_NOATIME);
      case "rstrictatime" -> accessTimeBelow(Mounts.MOUNT_ATTR_STRICTATIME);
      case "ratime", "rrelatime", "rnorelatime", "rnostrictatime" ->
          accessTimeBelow(Mounts.MOUNT_ATTR_RELATIME);

      // Flags of mount(2) that a new file system has anyway, or that the kernel has given up
      // ("mand",
      // 5.15) or keeps to itself; fsconfig knows none of them. "sync", "dirsync" and "lazytime" it
      // takes
      // by name, so they are data.
      case "async" -> data.remove("sync");
      case "nolazytime" -> data.remove("lazytime");
      case "iversion", "noiversion", "mand", "nomand", "silent" -> {}
      default -> data.add(option);
    }
  }

  private void propagate(long flag, boolean recursive) {
    propagation.add(new Propagation(flag, recursive));
  }

  private void on(long attribute) {
    set |= attribute;
    clear &= ~attribute;
  }

  private void off(long attribute) {
    set &= ~attribute;
    clear |= attribute;
  }

  private void onBelow(long attribute) {
    recursiveSet |= attribute;
    recursiveClear &= ~attribute;
  }

  private void offBelow(long attribute) {
    recursiveSet &= ~attribute;
    recursiveClear |= attribute;
  }

  // The access time attributes are one field with three values: the kernel (EINVAL) wants the whole
  // field cleared in the call that sets one of them.
  private void accessTime(long value) {
    set = (set & ~Mounts.MOUNT_ATTR__ATIME) | value;
    clear |= Mounts.MOUNT_ATTR__ATIME;
  }

  private void accessTimeBelow(long value) {
    recursiveSet = (recursiveSet & ~Mounts.MOUNT_ATTR__ATIME) | value;
    recursiveClear |= Mounts.MOUNT_ATTR__ATIME;
  }
}
