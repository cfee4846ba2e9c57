package io.caisson.linux;

/** Network interfaces, as far as a fresh network namespace needs: netdevice(7). */
public final class Interfaces {
  private Interfaces() {}

  private static final int AF_INET = 2;
  private static final int SIOCGIFFLAGS = 0x8913;
  private static final int SIOCSIFFLAGS = 0x8914;
  private static final int IFF_UP = 1;

  /** struct ifreq: a name of 16 bytes, then what is asked for. */
  private static final int IFREQ_SIZE = 40;

  private static final int IFREQ_FLAGS = 16;

  /** ioctl(SIOCSIFFLAGS, IFF_UP) of {@code lo}, which the kernel gives its addresses then. */
  public static void loopbackUp() {
    try (Fd socket = socket();
        Scratch scratch = Scratch.enter()) {
      long request = request(scratch);
      ioctl(socket, SIOCGIFFLAGS, request, "ioctl SIOCGIFFLAGS");
      int flags = Sys.getShort(request + IFREQ_FLAGS);
      if ((flags & IFF_UP) != 0) return;
      Sys.putShort(request + IFREQ_FLAGS, flags | IFF_UP);
      ioctl(socket, SIOCSIFFLAGS, request, "ioctl SIOCSIFFLAGS");
    }
  }

  /** Whether {@code lo} is up. */
  public static boolean loopbackIsUp() {
    try (Fd socket = socket();
        Scratch scratch = Scratch.enter()) {
      long request = request(scratch);
      ioctl(socket, SIOCGIFFLAGS, request, "ioctl SIOCGIFFLAGS");
      return (Sys.getShort(request + IFREQ_FLAGS) & IFF_UP) != 0;
    }
  }

  private static Fd socket() {
    int type = Sockets.SOCK_DGRAM | Files.O_CLOEXEC;
    return Result.checkFd(Sys.call(SyscallNumbers.SYS_SOCKET, AF_INET, type, 0), "socket", null);
  }

  private static long request(Scratch scratch) {
    long request = scratch.allocate(IFREQ_SIZE);
    Sys.putByte(request, 'l');
    Sys.putByte(request + 1, 'o');
    return request;
  }

  private static void ioctl(Fd socket, long number, long request, String call) {
    Result.check(Sys.call(SyscallNumbers.SYS_IOCTL, socket.number(), number, request), call, "lo");
  }
}
