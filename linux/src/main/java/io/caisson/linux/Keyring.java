package io.caisson.linux;

/** Session keyrings: keyctl(2). */
public final class Keyring {
  private Keyring() {}

  private static final int KEYCTL_JOIN_SESSION_KEYRING = 1;
  private static final int KEYCTL_SETPERM = 5;
  private static final int KEYCTL_DESCRIBE = 6;

  /**
   * keyctl(KEYCTL_JOIN_SESSION_KEYRING, const char *name): the session keyring of that name, made
   * if need be; its id.
   *
   * @throws LinuxException ENOSYS: not built in, or denied by an engine's filter around us; EDQUOT:
   *     the user has too many keys; EACCES: it is there, and not for us
   */
  public static int joinSession(String name) {
    return (int) Result.check(tryJoinSession(name), "keyctl join", null);
  }

  /** As {@link #joinSession}: the id, which is positive, or {@code -errno}. */
  public static int tryJoinSession(String name) {
    try (Scratch scratch = Scratch.enter()) {
      long text = scratch.cString(name);
      return (int) Sys.call(SyscallNumbers.SYS_KEYCTL, KEYCTL_JOIN_SESSION_KEYRING, text);
    }
  }

  /** keyctl(KEYCTL_DESCRIBE): {@code type;uid;gid;permissions in hexadecimal;name}. */
  public static String describe(int key) {
    try (Scratch scratch = Scratch.enter()) {
      int size = 4096;
      long buffer = scratch.buffer(size);
      long result = Sys.call(SyscallNumbers.SYS_KEYCTL, KEYCTL_DESCRIBE, key, buffer, size - 1);
      int length = (int) Math.min(Result.check(result, "keyctl describe", null), size - 1);
      Sys.putByte(buffer + length, 0);
      return CString.at(buffer);
    }
  }

  /**
   * The permission bits that {@link #describe} tells: possessor, user, group, other, a byte each.
   */
  public static int permissions(int key) {
    String description = describe(key);
    int field = 0;
    int start = 0;
    while (field < 3) {
      start = description.indexOf(';', start) + 1;
      if (start == 0) throw new LinuxException("keyctl describe", description, Errno.EINVAL);
      field++;
    }
    int end = description.indexOf(';', start);
    return Integer.parseUnsignedInt(description, start, end, 16);
  }

  /** keyctl(KEYCTL_SETPERM, key_serial_t key, key_perm_t permissions). */
  public static void setPermissions(int key, int permissions) {
    long bits = permissions & 0xffff_ffffL;
    long result = Sys.call(SyscallNumbers.SYS_KEYCTL, KEYCTL_SETPERM, key, bits);
    Result.check(result, "keyctl setperm", null);
  }
}
