package io.caisson.cgroup;

/**
 * One value for one file of a cgroup's directory.
 *
 * @param paired the kernel checks the value against that of another write in the same list, so
 *     which of the two must come first depends on the values of before: refused with EINVAL, it is
 *     written again after all others, and only then fails. This saves reading the old values.
 */
public record Write(String file, String value, IfMissing ifMissing, boolean paired) {
  public static Write of(String file, String value) {
    return new Write(file, value, IfMissing.FAIL, false);
  }

  public static Write of(String file, long value) {
    return of(file, Long.toString(value));
  }

  public static Write of(String file, String value, IfMissing ifMissing) {
    return new Write(file, value, ifMissing, false);
  }

  public Write asPaired(boolean paired) {
    return new Write(file, value, ifMissing, paired);
  }
}
