package io.caisson.linux;

/**
 * System call numbers, one column per architecture ({@code arch/x86/entry/syscalls/syscall_64.tbl},
 * {@code include/uapi/asm-generic/unistd.h}). From clone3 and pidfd_open on, all architectures
 * share them.
 */
final class SyscallNumbers {
  private SyscallNumbers() {}

  static final int SYS_READ = number(0, 63);
  static final int SYS_WRITE = number(1, 64);
  static final int SYS_CLOSE = number(3, 57);
  static final int SYS_LSEEK = number(8, 62);
  static final int SYS_MMAP = number(9, 222);
  static final int SYS_MUNMAP = number(11, 215);
  static final int SYS_RT_SIGACTION = number(13, 134);
  static final int SYS_RT_SIGPROCMASK = number(14, 135);
  static final int SYS_IOCTL = number(16, 29);
  static final int SYS_NANOSLEEP = number(35, 101);
  static final int SYS_GETPID = number(39, 172);
  static final int SYS_SENDFILE = number(40, 71);
  static final int SYS_SOCKET = number(41, 198);
  static final int SYS_CONNECT = number(42, 203);
  static final int SYS_SENDTO = number(44, 206);
  static final int SYS_SENDMSG = number(46, 211);
  static final int SYS_RECVMSG = number(47, 212);
  static final int SYS_SHUTDOWN = number(48, 210);
  static final int SYS_BIND = number(49, 200);
  static final int SYS_LISTEN = number(50, 201);
  static final int SYS_SOCKETPAIR = number(53, 199);
  static final int SYS_SETSOCKOPT = number(54, 208);
  static final int SYS_GETSOCKOPT = number(55, 209);
  static final int SYS_CLONE = number(56, 220);
  static final int SYS_EXECVE = number(59, 221);
  static final int SYS_WAIT4 = number(61, 260);
  static final int SYS_KILL = number(62, 129);
  static final int SYS_UNAME = number(63, 160);
  static final int SYS_FCNTL = number(72, 25);
  static final int SYS_FSYNC = number(74, 82);
  static final int SYS_FTRUNCATE = number(77, 46);
  static final int SYS_GETCWD = number(79, 17);
  static final int SYS_CHDIR = number(80, 49);
  static final int SYS_FCHDIR = number(81, 50);
  static final int SYS_FCHMOD = number(91, 52);
  static final int SYS_UMASK = number(95, 166);
  static final int SYS_GETUID = number(102, 174);
  static final int SYS_GETGID = number(104, 176);
  static final int SYS_GETEUID = number(107, 175);
  static final int SYS_GETEGID = number(108, 177);
  static final int SYS_SETPGID = number(109, 154);
  static final int SYS_GETPPID = number(110, 173);
  static final int SYS_SETSID = number(112, 157);
  static final int SYS_GETGROUPS = number(115, 158);
  static final int SYS_SETGROUPS = number(116, 159);
  static final int SYS_SETRESUID = number(117, 147);
  static final int SYS_SETRESGID = number(119, 149);
  static final int SYS_GETPGID = number(121, 155);
  static final int SYS_GETSID = number(124, 156);
  static final int SYS_CAPGET = number(125, 90);
  static final int SYS_CAPSET = number(126, 91);
  static final int SYS_PERSONALITY = number(135, 92);
  static final int SYS_STATFS = number(137, 43);
  static final int SYS_FSTATFS = number(138, 44);
  static final int SYS_SETPRIORITY = number(141, 140);
  static final int SYS_SCHED_SETSCHEDULER = number(144, 119);
  static final int SYS_PIVOT_ROOT = number(155, 41);
  static final int SYS_PRCTL = number(157, 167);
  static final int SYS_CHROOT = number(161, 51);
  static final int SYS_MOUNT = number(165, 40);
  static final int SYS_UMOUNT2 = number(166, 39);
  static final int SYS_SETHOSTNAME = number(170, 161);
  static final int SYS_SETDOMAINNAME = number(171, 162);
  static final int SYS_GETTID = number(186, 178);
  static final int SYS_SETXATTR = number(188, 5);
  static final int SYS_LSETXATTR = number(189, 6);
  static final int SYS_FSETXATTR = number(190, 7);
  static final int SYS_GETXATTR = number(191, 8);
  static final int SYS_LGETXATTR = number(192, 9);
  static final int SYS_SCHED_SETAFFINITY = number(203, 122);
  static final int SYS_SCHED_GETAFFINITY = number(204, 123);
  static final int SYS_GETDENTS64 = number(217, 61);
  static final int SYS_CLOCK_GETTIME = number(228, 113);
  static final int SYS_EXIT_GROUP = number(231, 94);
  static final int SYS_SET_MEMPOLICY = number(238, 237);
  static final int SYS_WAITID = number(247, 95);
  static final int SYS_KEYCTL = number(250, 219);
  static final int SYS_IOPRIO_SET = number(251, 30);
  static final int SYS_OPENAT = number(257, 56);
  static final int SYS_MKDIRAT = number(258, 34);
  static final int SYS_MKNODAT = number(259, 33);
  static final int SYS_FCHOWNAT = number(260, 54);
  static final int SYS_UNLINKAT = number(263, 35);
  static final int SYS_LINKAT = number(265, 37);
  static final int SYS_SYMLINKAT = number(266, 36);
  static final int SYS_READLINKAT = number(267, 78);
  static final int SYS_FCHMODAT = number(268, 53);
  static final int SYS_FACCESSAT = number(269, 48);
  static final int SYS_PPOLL = number(271, 73);
  static final int SYS_UNSHARE = number(272, 97);
  static final int SYS_UTIMENSAT = number(280, 88);
  static final int SYS_TIMERFD_CREATE = number(283, 85);
  static final int SYS_FALLOCATE = number(285, 47);
  static final int SYS_TIMERFD_SETTIME = number(286, 86);
  static final int SYS_ACCEPT4 = number(288, 242);
  static final int SYS_SIGNALFD4 = number(289, 74);
  static final int SYS_EVENTFD2 = number(290, 19);
  static final int SYS_DUP3 = number(292, 24);
  static final int SYS_PIPE2 = number(293, 59);
  static final int SYS_PRLIMIT64 = number(302, 261);
  static final int SYS_SETNS = number(308, 268);
  static final int SYS_SCHED_SETATTR = number(314, 274);
  static final int SYS_RENAMEAT2 = number(316, 276);
  static final int SYS_SECCOMP = number(317, 277);
  static final int SYS_MEMFD_CREATE = number(319, 279);
  static final int SYS_BPF = number(321, 280);
  static final int SYS_EXECVEAT = number(322, 281);
  static final int SYS_COPY_FILE_RANGE = number(326, 285);
  static final int SYS_STATX = number(332, 291);
  static final int SYS_PIDFD_SEND_SIGNAL = number(424, 424);
  static final int SYS_OPEN_TREE = number(428, 428);
  static final int SYS_MOVE_MOUNT = number(429, 429);
  static final int SYS_FSOPEN = number(430, 430);
  static final int SYS_FSCONFIG = number(431, 431);
  static final int SYS_FSMOUNT = number(432, 432);
  static final int SYS_FSPICK = number(433, 433);
  static final int SYS_PIDFD_OPEN = number(434, 434);
  static final int SYS_CLONE3 = number(435, 435);
  static final int SYS_CLOSE_RANGE = number(436, 436);
  static final int SYS_OPENAT2 = number(437, 437);
  static final int SYS_PIDFD_GETFD = number(438, 438);
  static final int SYS_FACCESSAT2 = number(439, 439);
  static final int SYS_MOUNT_SETATTR = number(442, 442);
  static final int SYS_FCHMODAT2 = number(452, 452);

  private static int number(int x64, int arm64) {
    return Architecture.pick(x64, arm64);
  }
}
