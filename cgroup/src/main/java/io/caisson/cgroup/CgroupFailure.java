package io.caisson.cgroup;

/**
 * What was asked of the control groups is not possible here; the message says why. A sentence that
 * runc has is runc's, as engines show it to people who search for it.
 */
public final class CgroupFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private CgroupFailure(String sentence) {
    super(sentence, null, false, false);
  }

  public static CgroupFailure notEmpty(int processes) {
    return of("container's cgroup is not empty: " + processes + " process(es) found");
  }

  public static CgroupFailure frozen() {
    return of("container's cgroup unexpectedly frozen");
  }

  /** For a limit whose controller is not mounted, or whose directory is not ours to write. */
  public static CgroupFailure noController(String controller) {
    return of("cannot set " + controller + " limit: container could not join or create cgroup");
  }

  public static CgroupFailure unifiedOnV1() {
    return of("invalid configuration: cannot use unified on cgroup v1");
  }

  public static CgroupFailure noFreezer() {
    return of("cannot toggle freezer: cgroups not configured for container");
  }

  public static CgroupFailure unableToFreeze() {
    return of("unable to freeze");
  }

  public static CgroupFailure noMemoryCgroup() {
    return of("cannot watch for OOM: cgroups not configured for container");
  }

  public static CgroupFailure tooManyShares(long allowed) {
    return of("the maximum allowed cpu-shares is " + allowed);
  }

  public static CgroupFailure tooFewShares(long allowed) {
    return of("the minimum allowed cpu-shares is " + allowed);
  }

  public static CgroupFailure swappiness(long value) {
    return of(
        "invalid memory swappiness value: "
            + Long.toUnsignedString(value)
            + " (valid range is 0-100)");
  }

  public static CgroupFailure hugePageSize(String size) {
    return of("invalid huge page size: \"" + size + "\"");
  }

  public static CgroupFailure deviceType(String letter) {
    return of("invalid type of a cgroup device rule: \"" + letter + "\"");
  }

  public static CgroupFailure deviceAccess(String letters) {
    return of("invalid access of a cgroup device rule: \"" + letters + "\"");
  }

  /** For a rule that the kernel would take without a word, and not obey. */
  public static CgroupFailure holeInDeviceWildcard(String rule, String wildcard) {
    return of(
        "device rule "
            + rule
            + " is not possible with cgroup v1: it would be a hole in the rule "
            + wildcard);
  }

  public static CgroupFailure systemd() {
    return of("the systemd cgroup driver is not supported yet");
  }

  /** For a limit on a machine that has control groups version 2 alone. */
  public static CgroupFailure version2() {
    return of("cannot set limits: control groups version 2 are not supported yet");
  }

  public static CgroupFailure notMounted() {
    return of("cannot set limits: no cgroup mount found in mountinfo");
  }

  /** For a limit on a container that was made without a cgroup. */
  public static CgroupFailure none() {
    return of("cannot set limits: cgroups not configured for container");
  }

  private static CgroupFailure of(String sentence) {
    return new CgroupFailure(sentence);
  }
}
