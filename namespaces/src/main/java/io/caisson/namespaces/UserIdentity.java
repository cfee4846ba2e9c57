package io.caisson.namespaces;

import io.caisson.linux.Capabilities;
import io.caisson.linux.Credentials;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Inodes;
import io.caisson.linux.LinuxException;
import io.caisson.linux.Prctl;
import io.caisson.linux.Processes;
import io.caisson.spec.CapabilitySets;
import io.caisson.spec.Process;
import java.util.List;

/** Who the user's program is: ids, groups, umask and capabilities (capabilities(7)). */
record UserIdentity(Process process) {
  private static final Fd[] STANDARD = {Fd.STDIN, Fd.STDOUT, Fd.STDERR};

  /** Gives up what the program shall not have, in the one order in which the kernel allows it. */
  void assume() {
    CapabilitySets names = process.capabilities();
    CapabilitySets sets = names == null ? CapabilitySets.NONE : names;
    int uid = (int) process.user().uid();
    ownStandardStreams(uid);
    Integer umask = process.user().umask();
    Processes.umask(umask == null ? 0022 : umask);
    Capabilities.limitBounding(bits(sets.bounding())); // while we still have CAP_SETPCAP
    Prctl.setKeepCapabilities(true);
    setGroups(process.user().additionalGids());
    Credentials.setresgid((int) process.user().gid());
    Credentials.setresuid(uid);
    Prctl.setKeepCapabilities(false);
    Capabilities.set(
        new Capabilities.Sets(
            bits(sets.effective()), bits(sets.permitted()), bits(sets.inheritable())));
    Capabilities.clearAmbient();
    for (String name : sets.ambient()) {
      int number = Capabilities.number(name);
      // Ungrantable ones are a warning in the spec's words, which the creator has given.
      if (number >= 0) Capabilities.tryRaiseAmbient(number);
    }
  }

  static long bits(List<String> names) {
    long bits = 0;
    for (String name : names) {
      int number = Capabilities.number(name);
      if (number >= 0) bits |= 1L << number;
    }
    return bits;
  }

  private static void setGroups(List<Long> gids) {
    int[] groups = new int[gids.size()];
    for (int i = 0; i < groups.length; i++) groups[i] = gids.get(i).intValue();
    int result = Credentials.trySetgroups(groups);
    // EPERM with nothing asked for: this user namespace denies setgroups(2), and there are none.
    if (result == -Errno.EPERM && groups.length == 0) return;
    if (result < 0) throw new LinuxException("setgroups", null, -result);
  }

  // So that the program may open /dev/stdout and its kin. Never the host's /dev/null, which is
  // everybody's.
  private static void ownStandardStreams(int uid) {
    for (Fd stream : STANDARD) {
      if (!Fd.isOpen(stream.number())) continue;
      FileStatus status = FileStatus.of(stream);
      if (status.uid() == uid || status.isCharacterDevice(1, 3)) continue;
      int result = Inodes.tryChown(stream, uid, -1);
      // Not ours to give (EPERM), on a read-only file system, or an id that is not mapped (EINVAL).
      boolean harmless =
          result == -Errno.EPERM || result == -Errno.EROFS || result == -Errno.EINVAL;
      if (result < 0 && !harmless) throw new LinuxException("chown", null, -result);
    }
  }
}
