package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** The versions of the runtime-spec that this runtime speaks. */
public final class OciVersion {
  /** The oldest, for {@code features}. */
  public static final String MIN = "1.0.0";

  /**
   * The newest, for {@code features}, {@code --version} and new documents. A later 1.x is accepted
   * all the same: minor versions only add, and a runtime that refuses them breaks every container
   * on the day an engine is upgraded.
   */
  public static final String CURRENT = "1.3.0";

  static @Nullable String isSupported(Spec spec, Host host) {
    String version = spec.ociVersion();
    int major = number(version, 0);
    int minor = major < 0 ? -1 : number(version, major + 1);
    int end = minor < 0 ? -1 : numberEnd(version, minor + 1);
    if (end < 0 || (end < version.length() && "-+".indexOf(version.charAt(end)) < 0)) {
      return "ociVersion " + JsonWriter.quote(version) + " is not a semantic version";
    }
    if (version.startsWith("1.")) return null;
    return "ociVersion " + JsonWriter.quote(version) + " is not supported";
  }

  /** The index of the dot after the number at {@code start}, or -1. */
  private static int number(String version, int start) {
    int end = numberEnd(version, start);
    return end >= 0 && end < version.length() && version.charAt(end) == '.' ? end : -1;
  }

  private static int numberEnd(String version, int start) {
    int end = start;
    while (end < version.length() && version.charAt(end) >= '0' && version.charAt(end) <= '9') {
      end++;
    }
    return end > start ? end : -1;
  }

  private OciVersion() {}
}
