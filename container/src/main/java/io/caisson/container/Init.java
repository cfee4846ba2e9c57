package io.caisson.container;

import io.caisson.linux.PidFd;

/** The first process of a container that has been created, seen from the runtime. */
public interface Init extends AutoCloseable {
  /** Its process id on the host: engines read its cgroup in {@code /proc}. */
  int pid();

  /** Borrowed: closed with this object. */
  PidFd pidFd();

  /**
   * Lets a container that has no gate execute the user's program, and returns when it has been
   * executed. Throws {@link Failure} with init's own words if that failed; init is gone then.
   */
  void start();

  /** Gives back the descriptors; the process goes on. */
  @Override
  void close();
}
