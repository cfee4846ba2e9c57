package io.caisson.cgroup.v1;

import io.caisson.cgroup.CgroupFailure;
import io.caisson.linux.Clock;
import io.caisson.linux.Files;

/** Stops and continues a cgroup (kernel: cgroup-v1/freezer-subsystem.rst). */
final class Freezer {
  private static final String STATE = "freezer.state";
  private static final String SELF_FREEZING = "freezer.self_freezing";
  private static final String FROZEN = "FROZEN";
  private static final String THAWED = "THAWED";

  /**
   * With {@link #NAP_MILLIS} now and then: as long as a busy machine may take, and not for ever.
   */
  private static final int TRIES = 1000;

  private static final int TRIES_BETWEEN_NAPS = 50;
  private static final int NAP_MILLIS = 10;

  private Freezer() {}

  /** Frozen itself, not by an ancestor alone; FREEZING counts once it is sure not to go back. */
  static boolean frozen(Hierarchy freezer) {
    for (int i = 0; i < TRIES; i++) {
      String state = freezer.tryRead(STATE);
      if (state == null || state.equals(THAWED)) return false;
      if (state.equals(FROZEN)) break;
      Clock.sleepMillis(1);
    }
    String self = freezer.tryRead(SELF_FREEZING);
    return self == null || self.equals("1"); // null: before Linux 3.8
  }

  /**
   * Writes until the kernel says FROZEN. Version 1 does not get there by itself while new processes
   * come in (by fork, or by an exec of ours); to write again catches them, and a thaw between lets
   * one go on that keeps the others from stopping.
   */
  static void freeze(Hierarchy freezer) {
    try {
      for (int i = 1; i <= TRIES; i++) {
        freezer.write(STATE, FROZEN);
        if (FROZEN.equals(freezer.tryRead(STATE))) return;
        if (i % TRIES_BETWEEN_NAPS == 0) {
          freezer.write(STATE, THAWED);
          Clock.sleepMillis(NAP_MILLIS);
        }
      }
    } catch (RuntimeException failed) {
      thawQuietly(freezer);
      throw failed;
    }
    thawQuietly(freezer); // half frozen is worse than not at all
    throw CgroupFailure.unableToFreeze();
  }

  static void thaw(Hierarchy freezer) {
    freezer.write(STATE, THAWED);
  }

  /** On the way out with a failure, which is the one to tell of. */
  private static void thawQuietly(Hierarchy freezer) {
    Files.tryWriteFile(freezer.path + "/" + STATE, THAWED);
  }
}
