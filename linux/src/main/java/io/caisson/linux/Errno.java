package io.caisson.linux;

/** The kernel's error numbers ({@code asm-generic/errno.h}: the same on x86-64 and arm64). */
public final class Errno {
  private Errno() {}

  public static final int EPERM = 1;
  public static final int ENOENT = 2;
  public static final int ESRCH = 3;
  public static final int EINTR = 4;
  public static final int EIO = 5;
  public static final int ENXIO = 6;
  public static final int E2BIG = 7;
  public static final int ENOEXEC = 8;
  public static final int EBADF = 9;
  public static final int ECHILD = 10;
  public static final int EAGAIN = 11;
  public static final int ENOMEM = 12;
  public static final int EACCES = 13;
  public static final int EFAULT = 14;
  public static final int ENOTBLK = 15;
  public static final int EBUSY = 16;
  public static final int EEXIST = 17;
  public static final int EXDEV = 18;
  public static final int ENODEV = 19;
  public static final int ENOTDIR = 20;
  public static final int EISDIR = 21;
  public static final int EINVAL = 22;
  public static final int ENFILE = 23;
  public static final int EMFILE = 24;
  public static final int ENOTTY = 25;
  public static final int ETXTBSY = 26;
  public static final int EFBIG = 27;
  public static final int ENOSPC = 28;
  public static final int ESPIPE = 29;
  public static final int EROFS = 30;
  public static final int EMLINK = 31;
  public static final int EPIPE = 32;
  public static final int EDOM = 33;
  public static final int ERANGE = 34;
  public static final int EDEADLK = 35;
  public static final int ENAMETOOLONG = 36;
  public static final int ENOLCK = 37;
  public static final int ENOSYS = 38;
  public static final int ENOTEMPTY = 39;
  public static final int ELOOP = 40;
  public static final int ENOMSG = 42;
  public static final int EIDRM = 43;
  public static final int ECHRNG = 44;
  public static final int EL2NSYNC = 45;
  public static final int EL3HLT = 46;
  public static final int EL3RST = 47;
  public static final int ELNRNG = 48;
  public static final int EUNATCH = 49;
  public static final int ENOCSI = 50;
  public static final int EL2HLT = 51;
  public static final int EBADE = 52;
  public static final int EBADR = 53;
  public static final int EXFULL = 54;
  public static final int ENOANO = 55;
  public static final int EBADRQC = 56;
  public static final int EBADSLT = 57;
  public static final int EBFONT = 59;
  public static final int ENOSTR = 60;
  public static final int ENODATA = 61;
  public static final int ETIME = 62;
  public static final int ENOSR = 63;
  public static final int ENONET = 64;
  public static final int ENOPKG = 65;
  public static final int EREMOTE = 66;
  public static final int ENOLINK = 67;
  public static final int EADV = 68;
  public static final int ESRMNT = 69;
  public static final int ECOMM = 70;
  public static final int EPROTO = 71;
  public static final int EMULTIHOP = 72;
  public static final int EDOTDOT = 73;
  public static final int EBADMSG = 74;
  public static final int EOVERFLOW = 75;
  public static final int ENOTUNIQ = 76;
  public static final int EBADFD = 77;
  public static final int EREMCHG = 78;
  public static final int ELIBACC = 79;
  public static final int ELIBBAD = 80;
  public static final int ELIBSCN = 81;
  public static final int ELIBMAX = 82;
  public static final int ELIBEXEC = 83;
  public static final int EILSEQ = 84;
  public static final int ERESTART = 85;
  public static final int ESTRPIPE = 86;
  public static final int EUSERS = 87;
  public static final int ENOTSOCK = 88;
  public static final int EDESTADDRREQ = 89;
  public static final int EMSGSIZE = 90;
  public static final int EPROTOTYPE = 91;
  public static final int ENOPROTOOPT = 92;
  public static final int EPROTONOSUPPORT = 93;
  public static final int ESOCKTNOSUPPORT = 94;
  public static final int EOPNOTSUPP = 95;
  public static final int EPFNOSUPPORT = 96;
  public static final int EAFNOSUPPORT = 97;
  public static final int EADDRINUSE = 98;
  public static final int EADDRNOTAVAIL = 99;
  public static final int ENETDOWN = 100;
  public static final int ENETUNREACH = 101;
  public static final int ENETRESET = 102;
  public static final int ECONNABORTED = 103;
  public static final int ECONNRESET = 104;
  public static final int ENOBUFS = 105;
  public static final int EISCONN = 106;
  public static final int ENOTCONN = 107;
  public static final int ESHUTDOWN = 108;
  public static final int ETOOMANYREFS = 109;
  public static final int ETIMEDOUT = 110;
  public static final int ECONNREFUSED = 111;
  public static final int EHOSTDOWN = 112;
  public static final int EHOSTUNREACH = 113;
  public static final int EALREADY = 114;
  public static final int EINPROGRESS = 115;
  public static final int ESTALE = 116;
  public static final int EUCLEAN = 117;
  public static final int ENOTNAM = 118;
  public static final int ENAVAIL = 119;
  public static final int EISNAM = 120;
  public static final int EREMOTEIO = 121;
  public static final int EDQUOT = 122;
  public static final int ENOMEDIUM = 123;
  public static final int EMEDIUMTYPE = 124;
  public static final int ECANCELED = 125;
  public static final int ENOKEY = 126;
  public static final int EKEYEXPIRED = 127;
  public static final int EKEYREVOKED = 128;
  public static final int EKEYREJECTED = 129;
  public static final int EOWNERDEAD = 130;
  public static final int ENOTRECOVERABLE = 131;
  public static final int ERFKILL = 132;
  public static final int EHWPOISON = 133;

  // Name and words by number: strerror(3) of glibc in Go's spelling, because engines grep for what
  // runc prints.
  private static final String[] TABLE = {
    "OK success",
    "EPERM operation not permitted",
    "ENOENT no such file or directory",
    "ESRCH no such process",
    "EINTR interrupted system call",
    "EIO input/output error",
    "ENXIO no such device or address",
    "E2BIG argument list too long",
    "ENOEXEC exec format error",
    "EBADF bad file descriptor",
    "ECHILD no child processes",
    "EAGAIN resource temporarily unavailable",
    "ENOMEM cannot allocate memory",
    "EACCES permission denied",
    "EFAULT bad address",
    "ENOTBLK block device required",
    "EBUSY device or resource busy",
    "EEXIST file exists",
    "EXDEV invalid cross-device link",
    "ENODEV no such device",
    "ENOTDIR not a directory",
    "EISDIR is a directory",
    "EINVAL invalid argument",
    "ENFILE too many open files in system",
    "EMFILE too many open files",
    "ENOTTY inappropriate ioctl for device",
    "ETXTBSY text file busy",
    "EFBIG file too large",
    "ENOSPC no space left on device",
    "ESPIPE illegal seek",
    "EROFS read-only file system",
    "EMLINK too many links",
    "EPIPE broken pipe",
    "EDOM numerical argument out of domain",
    "ERANGE numerical result out of range",
    "EDEADLK resource deadlock avoided",
    "ENAMETOOLONG file name too long",
    "ENOLCK no locks available",
    "ENOSYS function not implemented",
    "ENOTEMPTY directory not empty",
    "ELOOP too many levels of symbolic links",
    "41 errno 41",
    "ENOMSG no message of desired type",
    "EIDRM identifier removed",
    "ECHRNG channel number out of range",
    "EL2NSYNC level 2 not synchronized",
    "EL3HLT level 3 halted",
    "EL3RST level 3 reset",
    "ELNRNG link number out of range",
    "EUNATCH protocol driver not attached",
    "ENOCSI no CSI structure available",
    "EL2HLT level 2 halted",
    "EBADE invalid exchange",
    "EBADR invalid request descriptor",
    "EXFULL exchange full",
    "ENOANO no anode",
    "EBADRQC invalid request code",
    "EBADSLT invalid slot",
    "58 errno 58",
    "EBFONT bad font file format",
    "ENOSTR device not a stream",
    "ENODATA no data available",
    "ETIME timer expired",
    "ENOSR out of streams resources",
    "ENONET machine is not on the network",
    "ENOPKG package not installed",
    "EREMOTE object is remote",
    "ENOLINK link has been severed",
    "EADV advertise error",
    "ESRMNT srmount error",
    "ECOMM communication error on send",
    "EPROTO protocol error",
    "EMULTIHOP multihop attempted",
    "EDOTDOT RFS specific error",
    "EBADMSG bad message",
    "EOVERFLOW value too large for defined data type",
    "ENOTUNIQ name not unique on network",
    "EBADFD file descriptor in bad state",
    "EREMCHG remote address changed",
    "ELIBACC can not access a needed shared library",
    "ELIBBAD accessing a corrupted shared library",
    "ELIBSCN .lib section in a.out corrupted",
    "ELIBMAX attempting to link in too many shared libraries",
    "ELIBEXEC cannot exec a shared library directly",
    "EILSEQ invalid or incomplete multibyte or wide character",
    "ERESTART interrupted system call should be restarted",
    "ESTRPIPE streams pipe error",
    "EUSERS too many users",
    "ENOTSOCK socket operation on non-socket",
    "EDESTADDRREQ destination address required",
    "EMSGSIZE message too long",
    "EPROTOTYPE protocol wrong type for socket",
    "ENOPROTOOPT protocol not available",
    "EPROTONOSUPPORT protocol not supported",
    "ESOCKTNOSUPPORT socket type not supported",
    "EOPNOTSUPP operation not supported",
    "EPFNOSUPPORT protocol family not supported",
    "EAFNOSUPPORT address family not supported by protocol",
    "EADDRINUSE address already in use",
    "EADDRNOTAVAIL cannot assign requested address",
    "ENETDOWN network is down",
    "ENETUNREACH network is unreachable",
    "ENETRESET network dropped connection on reset",
    "ECONNABORTED software caused connection abort",
    "ECONNRESET connection reset by peer",
    "ENOBUFS no buffer space available",
    "EISCONN transport endpoint is already connected",
    "ENOTCONN transport endpoint is not connected",
    "ESHUTDOWN cannot send after transport endpoint shutdown",
    "ETOOMANYREFS too many references: cannot splice",
    "ETIMEDOUT connection timed out",
    "ECONNREFUSED connection refused",
    "EHOSTDOWN host is down",
    "EHOSTUNREACH no route to host",
    "EALREADY operation already in progress",
    "EINPROGRESS operation now in progress",
    "ESTALE stale file handle",
    "EUCLEAN structure needs cleaning",
    "ENOTNAM not a XENIX named type file",
    "ENAVAIL no XENIX semaphores available",
    "EISNAM is a named type file",
    "EREMOTEIO remote I/O error",
    "EDQUOT disk quota exceeded",
    "ENOMEDIUM no medium found",
    "EMEDIUMTYPE wrong medium type",
    "ECANCELED operation canceled",
    "ENOKEY required key not available",
    "EKEYEXPIRED key has expired",
    "EKEYREVOKED key has been revoked",
    "EKEYREJECTED key was rejected by service",
    "EOWNERDEAD owner died",
    "ENOTRECOVERABLE state not recoverable",
    "ERFKILL operation not possible due to RF-kill",
    "EHWPOISON memory page has hardware error",
  };

  /** What strerror(3) says, as Go spells it: {@code no such file or directory}. */
  public static String text(int errno) {
    if (errno < 0 || errno >= TABLE.length) return "errno " + errno;
    String row = TABLE[errno];
    return row.substring(row.indexOf(' ') + 1);
  }

  /** The symbol: {@code ENOENT}; the bare number where the kernel has none. */
  public static String name(int errno) {
    if (errno < 0 || errno >= TABLE.length) return Integer.toString(errno);
    String row = TABLE[errno];
    return row.substring(0, row.indexOf(' '));
  }
}
