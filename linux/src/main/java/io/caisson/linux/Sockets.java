package io.caisson.linux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Unix sockets, and descriptors that ride on their messages. read and write of {@link Files} work
 * on them too. No send raises SIGPIPE.
 */
public final class Sockets {
  private Sockets() {}

  /** One record a message, in order: of the parent and init. */
  public static final int SOCK_SEQPACKET = 5;

  public static final int SOCK_STREAM = 1;
  public static final int SOCK_DGRAM = 2;

  private static final int SOCK_CLOEXEC = Files.O_CLOEXEC;
  private static final int AF_UNIX = 1;
  private static final int SOL_SOCKET = 1;
  private static final int SCM_RIGHTS = 1;
  private static final int SHUT_WR = 1;
  private static final int MSG_CTRUNC = 0x08;
  private static final int MSG_TRUNC = 0x20;
  private static final int MSG_NOSIGNAL = 0x4000;
  private static final int MSG_CMSG_CLOEXEC = 0x4000_0000;

  /** include/net/scm.h, SCM_MAX_FD. */
  private static final int MAX_DESCRIPTORS = 253;

  /** struct sockaddr_un: u16 family, char path[108]. */
  private static final int PATH_MAX = 108;

  /** struct msghdr: name 0, namelen 8, iov 16, iovlen 24, control 32, controllen 40, flags 48. */
  private static final int MSGHDR_SIZE = 56;

  /** struct cmsghdr: u64 len, int level, int type; the data, padded to eight. */
  private static final int CMSGHDR_SIZE = 16;

  /** What {@link #receive} got. {@code end}: the other side has closed, there is nothing more. */
  @SuppressWarnings("ArrayRecordComponent") // the bytes are the receiver's own; nobody compares two
  public record Datagram(byte[] bytes, List<Fd> files, boolean end) {

    /** The one descriptor that came; null if none did, and any more than one are closed. */
    public @Nullable Fd file() {
      for (int i = 1; i < files.size(); i++) files.get(i).close();
      return files.isEmpty() ? null : files.get(0);
    }
  }

  /** int socketpair(AF_UNIX, SOCK_SEQPACKET, 0, int sv[2]): both ends. */
  public static Fd[] pair() {
    return pair(SOCK_SEQPACKET);
  }

  /** The same of another type. */
  public static Fd[] pair(int type) {
    try (Scratch scratch = Scratch.enter()) {
      long ends = scratch.allocate(8);
      long result = Sys.call(SyscallNumbers.SYS_SOCKETPAIR, AF_UNIX, type | SOCK_CLOEXEC, 0, ends);
      Result.check(result, "socketpair", null);
      return new Fd[] {Fd.of(Sys.getInt(ends)), Fd.of(Sys.getInt(ends + 4))};
    }
  }

  /** int connect(int fd, const struct sockaddr *addr, socklen_t len): to a SOCK_STREAM. */
  public static Fd connect(String path) {
    return connect(path, SOCK_STREAM);
  }

  /**
   * The same of another type. Reported as {@code connect path}.
   *
   * @throws LinuxException ECONNREFUSED: nobody listens; EPROTOTYPE: it is of another type
   */
  public static Fd connect(String path, int type) {
    return withAddress(path, type, SyscallNumbers.SYS_CONNECT, "connect");
  }

  /**
   * int bind(int fd, const struct sockaddr *addr, socklen_t len): EADDRINUSE if the name exists.
   */
  public static Fd bind(String path, int type) {
    return withAddress(path, type, SyscallNumbers.SYS_BIND, "bind");
  }

  /** int listen(int fd, int backlog). */
  public static void listen(Fd socket, int backlog) {
    Result.check(Sys.call(SyscallNumbers.SYS_LISTEN, socket.number(), backlog), "listen", null);
  }

  /** int accept4(int fd, NULL, NULL, SOCK_CLOEXEC). */
  public static Fd accept(Fd socket) {
    long result;
    do {
      result = Sys.call(SyscallNumbers.SYS_ACCEPT4, socket.number(), 0, 0, SOCK_CLOEXEC);
    } while (result == -Errno.EINTR);
    return Result.checkFd(result, "accept", null);
  }

  /** int shutdown(int fd, SHUT_WR): the other side reads to the end. */
  public static void shutdownWriting(Fd socket) {
    Result.check(Sys.call(SyscallNumbers.SYS_SHUTDOWN, socket.number(), SHUT_WR), "shutdown", null);
  }

  private static Fd withAddress(String path, int type, int call, String name) {
    byte[] bytes = CString.encode(path);
    if (bytes.length >= PATH_MAX) return throughDirectory(path, type, call, name);
    long created = Sys.call(SyscallNumbers.SYS_SOCKET, AF_UNIX, type | SOCK_CLOEXEC, 0);
    Fd socket = Result.checkFd(created, "socket", null);
    try (Scratch scratch = Scratch.enter()) {
      int length = 2 + bytes.length + 1;
      long address = scratch.allocate(length);
      Sys.putShort(address, AF_UNIX);
      Sys.copyIn(bytes, 0, bytes.length, address + 2);
      long result;
      do {
        result = Sys.call(call, socket.number(), address, length);
      } while (result == -Errno.EINTR);
      if (result == 0) return socket;
      socket.close();
      throw LinuxException.of(name, path, result);
    }
  }

  /** A path too long for an address goes by a descriptor of its directory, whose path is short. */
  private static Fd throughDirectory(String path, int type, int call, String name) {
    int slash = path.lastIndexOf('/');
    String parent = slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
    String base = path.substring(slash + 1);
    try (Fd directory = Files.open(parent, Files.O_PATH | Files.O_DIRECTORY)) {
      String shorter = directory.procPath() + "/" + base;
      if (CString.encode(shorter).length >= PATH_MAX) {
        throw new LinuxException(name, path, Errno.ENAMETOOLONG);
      }
      return withAddress(shorter, type, call, name);
    }
  }

  /** ssize_t sendmsg(int fd, const struct msghdr *msg, MSG_NOSIGNAL): one message. */
  public static void send(Fd socket, byte[] bytes) {
    send(socket, bytes, new int[0]);
  }

  /** The same, with a copy of one descriptor. */
  public static void send(Fd socket, byte[] bytes, Fd passed) {
    send(socket, bytes, new int[] {passed.number()});
  }

  /**
   * The same, with copies of descriptors (SCM_RIGHTS). There must be at least one byte for them to
   * ride on.
   *
   * @throws LinuxException EPIPE: the other side is gone; EMSGSIZE: too long for one message
   */
  public static void send(Fd socket, byte[] bytes, int[] passed) {
    Result.check(trySend(socket, bytes, passed), "sendmsg", null);
  }

  /** As {@link #send(Fd, byte[], int[])}: the bytes sent, or {@code -errno}. */
  public static int trySend(Fd socket, byte[] bytes, int[] passed) {
    try (Scratch scratch = Scratch.enter()) {
      int controlSize = passed.length == 0 ? 0 : CMSGHDR_SIZE + ((passed.length * 4 + 7) & ~7);
      long message = message(scratch, scratch.bytesAndNul(bytes), bytes.length, controlSize);
      if (controlSize > 0) {
        long control = Sys.getLong(message + 32);
        Sys.putLong(control, CMSGHDR_SIZE + passed.length * 4L);
        Sys.putInt(control + 8, SOL_SOCKET);
        Sys.putInt(control + 12, SCM_RIGHTS);
        for (int i = 0; i < passed.length; i++) {
          Sys.putInt(control + CMSGHDR_SIZE + i * 4L, passed[i]);
        }
      }
      long result;
      do {
        result = Sys.call(SyscallNumbers.SYS_SENDMSG, socket.number(), message, MSG_NOSIGNAL);
      } while (result == -Errno.EINTR);
      return (int) result;
    }
  }

  /**
   * ssize_t recvmsg(int fd, struct msghdr *msg, MSG_CMSG_CLOEXEC): one message, or what a stream
   * has. The descriptors are the caller's from now on.
   *
   * @throws LinuxException EMSGSIZE: the message is longer than {@code maxBytes}, or brings more
   *     descriptors than fit; nothing of it is kept
   */
  public static Datagram receive(Fd socket, int maxBytes) {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(maxBytes);
      long message =
          message(scratch, buffer, maxBytes, CMSGHDR_SIZE + ((MAX_DESCRIPTORS * 4 + 7) & ~7));
      long result;
      do {
        result = Sys.call(SyscallNumbers.SYS_RECVMSG, socket.number(), message, MSG_CMSG_CLOEXEC);
      } while (result == -Errno.EINTR);
      Result.check(result, "recvmsg", null);
      List<Fd> files = descriptors(message);
      if ((Sys.getInt(message + 48) & (MSG_TRUNC | MSG_CTRUNC)) != 0) {
        for (int i = 0; i < files.size(); i++) files.get(i).close();
        throw new LinuxException("recvmsg", null, Errno.EMSGSIZE);
      }
      return new Datagram(Sys.bytes(buffer, (int) result), files, result == 0);
    }
  }

  private static long message(Scratch scratch, long bytes, int length, int controlSize) {
    long vector = scratch.allocate(16);
    Sys.putLong(vector, bytes);
    Sys.putLong(vector + 8, length);
    long message = scratch.allocate(MSGHDR_SIZE);
    Sys.putLong(message + 16, vector);
    Sys.putLong(message + 24, 1);
    if (controlSize > 0) {
      Sys.putLong(message + 32, scratch.allocate(controlSize));
      Sys.putLong(message + 40, controlSize);
    }
    return message;
  }

  private static List<Fd> descriptors(long message) {
    long control = Sys.getLong(message + 32);
    long end = control + Sys.getLong(message + 40);
    if (control + CMSGHDR_SIZE > end) return List.of();
    List<Fd> files = new ArrayList<>(2);
    while (control + CMSGHDR_SIZE <= end) {
      long length = Sys.getLong(control);
      if (Sys.getInt(control + 8) == SOL_SOCKET && Sys.getInt(control + 12) == SCM_RIGHTS) {
        for (long at = CMSGHDR_SIZE; at < length; at += 4) {
          files.add(Fd.of(Sys.getInt(control + at)));
        }
      }
      control += (length + 7) & ~7;
    }
    return files;
  }
}
