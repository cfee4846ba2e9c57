package io.caisson.linux;

/** Files that exist only in memory, and can be sealed: memfd_create(2). */
public final class MemoryFiles {
  private MemoryFiles() {}

  public static final int F_SEAL_SEAL = 0x01;
  public static final int F_SEAL_SHRINK = 0x02;
  public static final int F_SEAL_GROW = 0x04;
  public static final int F_SEAL_WRITE = 0x08;

  /** Nobody can change it any more, nor take that back. */
  public static final int F_SEAL_ALL = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE;

  private static final int F_ADD_SEALS = 1033;
  private static final int F_GET_SEALS = 1034;
  private static final int MFD_CLOEXEC = 0x01;
  private static final int MFD_ALLOW_SEALING = 0x02;
  private static final int MFD_EXEC = 0x10;

  /**
   * int memfd_create(const char *name, MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_EXEC): an executable
   * one, whose name shows in /proc alone.
   */
  public static Fd create(String name) {
    try (Scratch scratch = Scratch.enter()) {
      long text = scratch.cString(name);
      int flags = MFD_CLOEXEC | MFD_ALLOW_SEALING;
      long result = Sys.call(SyscallNumbers.SYS_MEMFD_CREATE, text, flags | MFD_EXEC);
      // EINVAL: Linux before 6.3 does not know MFD_EXEC, and makes all of them executable.
      if (result == -Errno.EINVAL) result = Sys.call(SyscallNumbers.SYS_MEMFD_CREATE, text, flags);
      return Result.checkFd(result, "memfd_create", null);
    }
  }

  /** fcntl(F_ADD_SEALS): EPERM if it is sealed against that; EBUSY while it is mapped to write. */
  public static void seal(Fd file, int seals) {
    Result.check(
        Sys.call(SyscallNumbers.SYS_FCNTL, file.number(), F_ADD_SEALS, seals),
        "fcntl F_ADD_SEALS",
        null);
  }

  /** fcntl(F_GET_SEALS): 0 too if it is no file in memory (EINVAL). */
  public static int seals(Fd file) {
    return (int) Math.max(0, Sys.call(SyscallNumbers.SYS_FCNTL, file.number(), F_GET_SEALS));
  }
}
