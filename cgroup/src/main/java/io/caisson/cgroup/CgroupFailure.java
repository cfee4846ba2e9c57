package io.caisson.cgroup;

/** What was asked of the control groups is not possible here; the message says why. */
public final class CgroupFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private CgroupFailure(String sentence) {
    super(sentence, null, false, false);
  }

  static CgroupFailure noFreezer() {
    return of("cannot toggle freezer: cgroups not configured for container");
  }

  static CgroupFailure of(String sentence) {
    return new CgroupFailure(sentence);
  }
}
