package io.caisson.linux;

/** Who a process is: user, group and supplementary groups. Ids are unsigned 32-bit numbers. */
public final class Credentials {

  private Credentials() {}

  /** uid_t getuid(void). */
  public static int getuid() {
    return (int) Sys.call(SyscallNumbers.SYS_GETUID);
  }

  /** uid_t geteuid(void). */
  public static int geteuid() {
    return (int) Sys.call(SyscallNumbers.SYS_GETEUID);
  }

  /** gid_t getgid(void). */
  public static int getgid() {
    return (int) Sys.call(SyscallNumbers.SYS_GETGID);
  }

  /** gid_t getegid(void). */
  public static int getegid() {
    return (int) Sys.call(SyscallNumbers.SYS_GETEGID);
  }

  /** int setresuid(uid, uid, uid): all three at once; EINVAL for an id without a mapping. */
  public static void setresuid(int uid) {
    long id = uid & 0xffffffffL;
    Result.check(Sys.call(SyscallNumbers.SYS_SETRESUID, id, id, id), "setresuid", null);
  }

  /** int setresgid(gid, gid, gid): all three at once; EINVAL for an id without a mapping. */
  public static void setresgid(int gid) {
    long id = gid & 0xffffffffL;
    Result.check(Sys.call(SyscallNumbers.SYS_SETRESGID, id, id, id), "setresgid", null);
  }

  /** int setgroups(size_t n, const gid_t *list): EPERM where /proc/self/setgroups says deny. */
  public static void setgroups(int[] groups) {
    Result.check(trySetgroups(groups), "setgroups", null);
  }

  /** As {@link #setgroups}: 0, or {@code -errno}. */
  public static int trySetgroups(int[] groups) {
    try (Scratch scratch = Scratch.enter()) {
      long list = scratch.allocate(4L * groups.length);
      for (int i = 0; i < groups.length; i++) Sys.putInt(list + 4L * i, groups[i]);
      return (int) Sys.call(SyscallNumbers.SYS_SETGROUPS, groups.length, list);
    }
  }

  /** int getgroups(int n, gid_t *list): the supplementary groups. */
  public static int[] getgroups() {
    int count = (int) Result.check(Sys.call(SyscallNumbers.SYS_GETGROUPS, 0, 0), "getgroups", null);
    try (Scratch scratch = Scratch.enter()) {
      long list = scratch.allocate(4L * count);
      count =
          (int)
              Result.check(Sys.call(SyscallNumbers.SYS_GETGROUPS, count, list), "getgroups", null);
      int[] groups = new int[count];
      for (int i = 0; i < count; i++) groups[i] = Sys.getInt(list + 4L * i);
      return groups;
    }
  }
}
