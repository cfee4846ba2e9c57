package io.caisson.container;

import io.caisson.cgroup.Cgroup;
import io.caisson.linux.FileStatus;
import io.caisson.linux.PidFd;
import io.caisson.spec.StateDocument;
import org.jspecify.annotations.Nullable;

/**
 * A container as its state directory and the kernel know it. Nothing about its status is stored.
 */
public final class Container implements AutoCloseable {
  private final ContainerId id;
  private final String directory;
  private final StateRecord record;
  private final Cgroup cgroup;

  Container(ContainerId id, String directory, StateRecord record, Cgroup cgroup) {
    this.id = id;
    this.directory = directory;
    this.record = record;
    this.cgroup = cgroup;
  }

  public ContainerId id() {
    return id;
  }

  public Cgroup cgroup() {
    return cgroup;
  }

  /** Absolute. */
  String directory() {
    return directory;
  }

  StateRecord record() {
    return record;
  }

  /** Asks the kernel: works as well after a runtime was killed. */
  public Status status() {
    if (record.pid() == 0) return Status.CREATING;
    if (!initLives()) return Status.STOPPED;
    if (cgroup.frozen()) return Status.PAUSED;
    return ExecGate.isClosed(directory) ? Status.CREATED : Status.RUNNING;
  }

  /**
   * Null if init has ended. The start time is looked at when the descriptor is open: from then on
   * no other process can take the pid's place.
   */
  public @Nullable PidFd openInit() {
    PidFd init = record.pid() == 0 ? null : PidFd.tryOpen(record.pid());
    if (init == null || initLives()) return init;
    init.close();
    return null;
  }

  /** In v1 a frozen task does not die: a signal that kills must be able to arrive. */
  void thawIfFrozen() {
    if (cgroup.frozen()) cgroup.thaw();
  }

  /** The user whose state directory it is. */
  int owner() {
    return FileStatus.of(directory).uid();
  }

  private boolean initLives() {
    ProcessStat stat = ProcessStat.of(record.pid());
    return stat != null && stat.startTime() == record.startTime() && !stat.ended();
  }

  /** What {@code state} and {@code list} print. */
  StateDocument document(Status status, String owner) {
    return new StateDocument(
        record.ociVersion(),
        record.id(),
        status == Status.STOPPED ? 0 : record.pid(),
        status.word(),
        record.bundle(),
        record.rootfs(),
        record.created(),
        record.annotations(),
        owner);
  }

  /** What a hook reads that a later verb runs. */
  byte[] hookState(Status status) {
    return document(status, "").toOciState();
  }

  /** Gives back what the cgroup holds open. */
  @Override
  public void close() {
    cgroup.close();
  }
}
