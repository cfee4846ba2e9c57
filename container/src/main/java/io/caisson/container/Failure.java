package io.caisson.container;

import org.jspecify.annotations.Nullable;

/**
 * What the user asked for is not possible. Each sentence is one factory method here, in runc's
 * words where engines read them (containerd and CRI-O look for {@code container not running} and
 * {@code does not exist}): grep for a sentence and find one line. Carries no stack trace: the
 * sentence is the whole message.
 */
public final class Failure extends RuntimeException {
  private final String sentence;

  private Failure(String sentence, @Nullable Throwable cause) {
    super(sentence, cause, false, false);
    this.sentence = sentence;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  /** A sentence that another room, or the container's init, has already worded. */
  public static Failure of(String sentence) {
    return new Failure(sentence, null);
  }

  public static Failure containerDoesNotExist() {
    return of("container does not exist");
  }

  public static Failure containerNotRunning() {
    return of("container not running");
  }

  public static Failure idInUse() {
    return of("container with given ID already exists");
  }

  public static Failure invalidId(String id) {
    return of("invalid container ID format: " + id);
  }

  public static Failure cannotStartStopped() {
    return of("cannot start a container that has stopped");
  }

  public static Failure alreadyRunning() {
    return of("cannot start an already running container");
  }

  /** A paused or half-made container is neither stopped nor started. */
  public static Failure cannotStart(Status status) {
    return of("cannot start a container in the " + status.word() + " state");
  }

  public static Failure notStopped(ContainerId id, Status status) {
    return of("cannot delete container " + id + " that is not stopped: " + status.word());
  }

  /**
   * After SIGKILL and ten seconds: a task in uninterruptible sleep (NFS, a frozen parent cgroup).
   */
  public static Failure stillRunning() {
    return of("container init still running");
  }

  public static Failure noConfig() {
    return of("JSON specification file config.json not found");
  }

  /** The name of the program is not in it: engines know runc's sentence. */
  public static Failure terminalNeedsConsoleSocket() {
    return of("cannot allocate tty if runc will detach without setting console socket");
  }

  public static Failure consoleSocketWithoutTerminal() {
    return of("cannot use console socket if runc will not detach or allocate tty");
  }

  /** Init was to send one and has not. */
  public static Failure noTerminalCame() {
    return of("the container's init sent no terminal");
  }

  public static Failure preservedFdNotOpen(int index, int count, int number) {
    return of(
        "unable to stat preserved-fd "
            + index
            + " (of "
            + count
            + "): stat /proc/self/fd/"
            + number
            + ": no such file or directory");
  }

  public static Failure invalidRootfs(String reason) {
    return of("invalid rootfs: " + reason);
  }

  public static Failure rootfsIsSymlink() {
    return invalidRootfs("not an absolute path, or a symlink");
  }

  /** Everything that goes wrong between the clone and the user's program. */
  public static Failure unableToStart(RuntimeException cause) {
    return new Failure("unable to start container process: " + cause.getMessage(), cause);
  }

  /** What fails in init, or must have happened before it goes on. */
  public static Failure duringInit(RuntimeException cause) {
    return new Failure("error during container init: " + cause.getMessage(), cause);
  }

  public static Failure unableToRemoveCgroup(RuntimeException cause) {
    return new Failure("unable to remove container's cgroup: " + cause.getMessage(), cause);
  }

  public static Failure unableToRemoveStateDirectory(RuntimeException cause) {
    return new Failure("unable to remove container state dir: " + cause.getMessage(), cause);
  }

  public static Failure unableToKillAll(RuntimeException cause) {
    return new Failure("unable to kill all processes: " + cause.getMessage(), cause);
  }

  public static Failure hook(String kind, int index, String what) {
    return of("error running " + kind + " hook #" + index + ": " + what);
  }

  public static Failure unreadableState(String path, String reason) {
    return of("unable to read " + path + ": " + reason);
  }
}
