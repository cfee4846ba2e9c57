package io.caisson.linux;

import static io.caisson.linux.SyscallNumbers.SYS_IOCTL;
import static io.caisson.linux.SyscallNumbers.SYS_SETDOMAINNAME;
import static io.caisson.linux.SyscallNumbers.SYS_SETHOSTNAME;
import static io.caisson.linux.SyscallNumbers.SYS_SETNS;
import static io.caisson.linux.SyscallNumbers.SYS_UNAME;
import static io.caisson.linux.SyscallNumbers.SYS_UNSHARE;

/** Namespaces ({@code man 7 namespaces}), and the names that a UTS namespace holds. */
public final class Namespaces {
  private Namespaces() {}

  public static final int CLONE_NEWTIME = 0x80;
  public static final int CLONE_NEWNS = 0x20000;
  public static final int CLONE_NEWCGROUP = 0x2000000;
  public static final int CLONE_NEWUTS = 0x4000000;
  public static final int CLONE_NEWIPC = 0x8000000;
  public static final int CLONE_NEWUSER = 0x10000000;
  public static final int CLONE_NEWPID = 0x20000000;
  public static final int CLONE_NEWNET = 0x40000000;

  /** Not a namespace: the child becomes a sibling. For {@link Processes#clone3}. */
  public static final int CLONE_PARENT = 0x8000;

  private static final int NS_GET_NSTYPE = 0xb703;

  /**
   * struct new_utsname: six fields of 65 bytes: sysname, nodename, release, version, machine,
   * domain.
   */
  private static final int UTS_FIELD = 65;

  /**
   * int unshare(int flags). For CLONE_NEWPID and CLONE_NEWTIME the next child is the first one in.
   */
  public static void unshare(int flags) {
    long result = tryUnshare(flags);
    if (result < 0) throw LinuxException.of("unshare", null, result);
  }

  public static int tryUnshare(int flags) {
    return (int) Sys.call(SYS_UNSHARE, flags);
  }

  /**
   * int setns(int fd, int nstype): {@code type} 0 is any; of a {@link PidFd} several at once (Linux
   * 5.8).
   */
  public static void setns(Fd namespace, int type) {
    long result = Sys.call(SYS_SETNS, namespace.number(), type);
    if (result < 0) throw LinuxException.of("setns", null, result);
  }

  /**
   * ioctl(fd, NS_GET_NSTYPE): a CLONE_NEW constant, or {@code -errno}: ENOTTY is no namespace file.
   */
  public static int type(Fd namespace) {
    return (int) Sys.call(SYS_IOCTL, namespace.number(), NS_GET_NSTYPE);
  }

  /** int sethostname(const char *name, size_t len): at most 64 bytes, else EINVAL. */
  public static void setHostname(String name) {
    setName("sethostname", SYS_SETHOSTNAME, name);
  }

  /** int setdomainname(const char *name, size_t len): at most 64 bytes, else EINVAL. */
  public static void setDomainname(String name) {
    setName("setdomainname", SYS_SETDOMAINNAME, name);
  }

  private static void setName(String call, int number, String name) {
    try (Scratch scratch = Scratch.enter()) {
      byte[] bytes = CString.encode(name);
      long result = Sys.call(number, scratch.bytesAndNul(bytes), bytes.length);
      if (result < 0) throw LinuxException.of(call, null, result);
    }
  }

  /** What uname(2) says of the kernel and of this UTS namespace. */
  public record Uname(
      String system, String host, String release, String version, String machine, String domain) {}

  public static Uname uname() {
    try (Scratch scratch = Scratch.enter()) {
      long name = scratch.allocate(6 * UTS_FIELD);
      long result = Sys.call(SYS_UNAME, name);
      if (result < 0) throw LinuxException.of("uname", null, result);
      return new Uname(
          CString.at(name),
          CString.at(name + UTS_FIELD),
          CString.at(name + 2 * UTS_FIELD),
          CString.at(name + 3 * UTS_FIELD),
          CString.at(name + 4 * UTS_FIELD),
          CString.at(name + 5 * UTS_FIELD));
    }
  }
}
