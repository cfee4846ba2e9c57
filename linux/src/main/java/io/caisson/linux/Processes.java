package io.caisson.linux;

import static io.caisson.linux.Errno.ECHILD;
import static io.caisson.linux.Errno.EINTR;
import static io.caisson.linux.Errno.ENOSYS;
import static io.caisson.linux.SyscallNumbers.SYS_CHDIR;
import static io.caisson.linux.SyscallNumbers.SYS_CHROOT;
import static io.caisson.linux.SyscallNumbers.SYS_CLONE;
import static io.caisson.linux.SyscallNumbers.SYS_CLONE3;
import static io.caisson.linux.SyscallNumbers.SYS_CLOSE_RANGE;
import static io.caisson.linux.SyscallNumbers.SYS_EXECVE;
import static io.caisson.linux.SyscallNumbers.SYS_EXECVEAT;
import static io.caisson.linux.SyscallNumbers.SYS_EXIT_GROUP;
import static io.caisson.linux.SyscallNumbers.SYS_FCHDIR;
import static io.caisson.linux.SyscallNumbers.SYS_GETCWD;
import static io.caisson.linux.SyscallNumbers.SYS_GETPID;
import static io.caisson.linux.SyscallNumbers.SYS_GETPPID;
import static io.caisson.linux.SyscallNumbers.SYS_GETTID;
import static io.caisson.linux.SyscallNumbers.SYS_KILL;
import static io.caisson.linux.SyscallNumbers.SYS_PIPE2;
import static io.caisson.linux.SyscallNumbers.SYS_SETPGID;
import static io.caisson.linux.SyscallNumbers.SYS_SETSID;
import static io.caisson.linux.SyscallNumbers.SYS_UMASK;
import static io.caisson.linux.SyscallNumbers.SYS_WAIT4;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Making, becoming, ending and collecting processes, and where they stand in the file system. */
public final class Processes {
  private Processes() {}

  private static final long CLONE_PIDFD = 0x1000;
  private static final long CLONE_PARENT = 0x8000;
  private static final long CLONE_INTO_CGROUP = 0x2_0000_0000L;

  private static final int CLONE_ARGS_SIZE = 88;
  private static final int CLOSE_RANGE_CLOEXEC = 4;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int WNOHANG = 1;
  private static final int PATH_MAX = 4096;

  public static int getpid() {
    return (int) Sys.call(SYS_GETPID);
  }

  public static int getppid() {
    return (int) Sys.call(SYS_GETPPID);
  }

  public static int gettid() {
    return (int) Sys.call(SYS_GETTID);
  }

  /** What clone3 answered: in the child {@code pid} is 0 and there is no descriptor. */
  public record Fork(int pid, @Nullable PidFd pidFd) {
    public boolean isChild() {
      return pid == 0;
    }

    /** The parent's descriptor of the child. */
    public PidFd child() {
      if (pidFd == null) throw new IllegalStateException("this is the child");
      return pidFd;
    }
  }

  /** fork(2), with a process descriptor. */
  public static Fork fork() {
    return clone3(0, null);
  }

  /**
   * long clone3(struct clone_args *cl_args, size_t size): the child goes on in a copy of this
   * process, as after fork(2). {@code flags} are those of {@link Namespaces}, and CLONE_PARENT
   * 0x8000; CLONE_PIDFD is always set. With {@code cgroup}, a directory of cgroup v2, the child
   * starts there (Linux 5.7).
   *
   * <p>Never on a JVM: only this thread would go on.
   *
   * @throws LinuxException {@code clone}: EAGAIN a limit on processes; EPERM a namespace without
   *     the right to it; ENOSPC too many nested namespaces; with {@code cgroup}, EBUSY and
   *     EOPNOTSUPP, see clone(2)
   */
  public static Fork clone3(long flags, @Nullable Fd cgroup) {
    try (Scratch scratch = Scratch.enter()) {
      long arguments = scratch.allocate(CLONE_ARGS_SIZE);
      long pidFd = scratch.allocate(4);
      // A sibling's end is signalled as its parent's would be: clone3 refuses a signal of its own.
      int exitSignal = (flags & CLONE_PARENT) != 0 ? 0 : Signal.CHLD.number();
      long all = flags | CLONE_PIDFD | (cgroup == null ? 0 : CLONE_INTO_CGROUP);
      Sys.putLong(arguments, all);
      Sys.putLong(arguments + 8, pidFd);
      Sys.putLong(arguments + 32, exitSignal);
      Sys.putLong(arguments + 80, cgroup == null ? 0 : cgroup.number());
      long result = Sys.call(SYS_CLONE3, arguments, CLONE_ARGS_SIZE);
      // ENOSYS: Linux before 5.3, or an engine's seccomp filter, which cannot look into the struct.
      if (result == -ENOSYS && cgroup == null) result = cloneByRegisters(all | exitSignal, pidFd);
      if (result < 0) throw LinuxException.of("clone", null, result);
      if (result == 0) return new Fork(0, null);
      return new Fork((int) result, new PidFd(Fd.of(Sys.getInt(pidFd))));
    }
  }

  /**
   * clone(2): flags in a register, the process descriptor where the parent's thread id would go.
   */
  private static long cloneByRegisters(long flags, long pidFd) {
    return Sys.call(SYS_CLONE, flags, 0, pidFd, 0, 0);
  }

  /** A child that has ended. */
  public record Ended(int pid, WaitStatus status) {}

  /** pid_t wait4(pid_t pid, int *wstatus, 0, NULL). ECHILD: no such child. */
  public static WaitStatus waitFor(int pid) {
    Ended ended = wait4(pid, 0);
    if (ended == null) throw new LinuxException("wait4", null, ECHILD);
    return ended.status();
  }

  /** The same without waiting: null while it runs. */
  public static @Nullable WaitStatus tryWait(int pid) {
    Ended ended = wait4(pid, WNOHANG);
    return ended == null ? null : ended.status();
  }

  /** Any child that has ended; null if none has, or there is none. */
  public static @Nullable Ended tryWaitAny() {
    try {
      return wait4(-1, WNOHANG);
    } catch (LinuxException failure) {
      if (failure.is(ECHILD)) return null; // no children at all: nothing to collect
      throw failure;
    }
  }

  private static @Nullable Ended wait4(int pid, int options) {
    try (Scratch scratch = Scratch.enter()) {
      long status = scratch.allocate(4);
      long result;
      do {
        result = Sys.call(SYS_WAIT4, pid, status, options, 0);
      } while (result == -EINTR);
      if (result < 0) throw LinuxException.of("wait4", null, result);
      return result == 0 ? null : new Ended((int) result, WaitStatus.ofRaw(Sys.getInt(status)));
    }
  }

  /** int kill(pid_t pid, int sig): false if there is no such process. A {@link PidFd} is safer. */
  public static boolean kill(int pid, Signal signal) {
    long result = Sys.call(SYS_KILL, pid, signal.number());
    if (result == -Errno.ESRCH) return false;
    if (result < 0) throw LinuxException.of("kill", null, result);
    return true;
  }

  /**
   * int execve(const char *pathname, char *const argv[], char *const envp[]): returns only by
   * failing.
   *
   * @throws LinuxException {@code exec}: ENOENT also of a missing interpreter; ENOEXEC no known
   *     format
   */
  public static LinuxException execve(
      String path, List<String> arguments, List<String> environment) {
    try (Scratch scratch = Scratch.enter()) {
      long argv = strings(scratch, arguments);
      long envp = strings(scratch, environment);
      throw LinuxException.of(
          "exec", path, Sys.call(SYS_EXECVE, scratch.cString(path), argv, envp));
    }
  }

  /**
   * int execveat(int dirfd, "", …, AT_EMPTY_PATH): runs an open file; {@code path} is for the
   * message.
   */
  public static LinuxException execveat(
      Fd file, String path, List<String> arguments, List<String> environment) {
    try (Scratch scratch = Scratch.enter()) {
      long argv = strings(scratch, arguments);
      long envp = strings(scratch, environment);
      long empty = scratch.allocate(1);
      throw LinuxException.of(
          "exec", path, Sys.call(SYS_EXECVEAT, file.number(), empty, argv, envp, AT_EMPTY_PATH));
    }
  }

  private static long strings(Scratch scratch, List<String> texts) {
    long array = scratch.allocate((texts.size() + 1L) * 8);
    for (int i = 0; i < texts.size(); i++)
      Sys.putLong(array + i * 8L, scratch.cString(texts.get(i)));
    return array;
  }

  /** void exit_group(int status): ends at once; nothing of Java runs any more. */
  public static RuntimeException exit(int code) {
    Sys.call(SYS_EXIT_GROUP, code);
    throw new AssertionError("exit_group returned");
  }

  /** pid_t setsid(void). EPERM: it leads a process group already. */
  public static void setsid() {
    check("setsid", null, Sys.call(SYS_SETSID));
  }

  /** int setpgid(pid_t pid, pid_t pgid): 0 is this process, and its own pid. */
  public static void setpgid(int pid, int group) {
    check("setpgid", null, Sys.call(SYS_SETPGID, pid, group));
  }

  /** mode_t umask(mode_t mask): the old one. */
  public static int umask(int mask) {
    return (int) Sys.call(SYS_UMASK, mask);
  }

  /** int chdir(const char *path). */
  public static void chdir(String path) {
    try (Scratch scratch = Scratch.enter()) {
      check("chdir", path, Sys.call(SYS_CHDIR, scratch.cString(path)));
    }
  }

  /** int fchdir(int fd). */
  public static void fchdir(Fd directory) {
    check("fchdir", null, Sys.call(SYS_FCHDIR, directory.number()));
  }

  /** int chroot(const char *path): the current directory stays where it is. */
  public static void chroot(String path) {
    try (Scratch scratch = Scratch.enter()) {
      check("chroot", path, Sys.call(SYS_CHROOT, scratch.cString(path)));
    }
  }

  /**
   * getcwd(2) as the kernel says it: starts with {@code (unreachable)} when it lies outside of the
   * root (CVE-2024-21626). ENOENT: the directory has been removed.
   */
  public static String getcwd() {
    try (Scratch scratch = Scratch.enter()) {
      long buffer = scratch.buffer(PATH_MAX);
      long length = Sys.call(SYS_GETCWD, buffer, PATH_MAX);
      if (length < 0) throw LinuxException.of("getcwd", null, length);
      return CString.at(buffer);
    }
  }

  /** The two ends of a pipe. */
  public record Pipe(Fd reader, Fd writer) implements AutoCloseable {
    @Override
    public void close() {
      reader.close();
      writer.close();
    }
  }

  /** int pipe2(int pipefd[2], O_CLOEXEC). */
  public static Pipe pipe() {
    try (Scratch scratch = Scratch.enter()) {
      long pair = scratch.allocate(8);
      check("pipe2", null, Sys.call(SYS_PIPE2, pair, Files.O_CLOEXEC));
      return new Pipe(Fd.of(Sys.getInt(pair)), Fd.of(Sys.getInt(pair + 4)));
    }
  }

  /**
   * int close_range(unsigned first, ~0U, CLOSE_RANGE_CLOEXEC): what is open from {@code first} on
   * does not survive the next exec (CVE-2024-21626). Closes nothing now.
   */
  public static void closeOnExecFrom(int first) {
    long result = Sys.call(SYS_CLOSE_RANGE, first, 0xffffffffL, CLOSE_RANGE_CLOEXEC);
    // ENOSYS: Linux before 5.9, EINVAL: before 5.11 the flag is unknown, EPERM: an old engine's
    // seccomp filter, as the call itself needs no privilege.
    if (result == -ENOSYS || result == -Errno.EINVAL || result == -Errno.EPERM) {
      closeOnExecByProc(first);
      return;
    }
    check("close_range", null, result);
  }

  private static void closeOnExecByProc(int first) {
    try (Fd directory = Files.open("/proc/self/fd", Files.O_RDONLY | Files.O_DIRECTORY)) {
      for (String name : Directories.list(directory)) {
        int number = Integer.parseInt(name);
        // The directory's own descriptor is in the list, and is close-on-exec.
        if (number >= first && number != directory.number()) Fd.markCloseOnExec(number);
      }
    }
  }

  private static void check(String call, @Nullable String path, long result) {
    if (result < 0) throw LinuxException.of(call, path, result);
  }
}
