package io.caisson.linux;

/**
 * What differs between architectures. Chosen while classes are initialised, which for the
 * executable is when the image is built: there it is a constant and the other column does not
 * exist.
 */
final class Architecture {
  private Architecture() {}

  /**
   * Whether this runs, or is being built, as a native image: ImageInfo.inImageCode(), without
   * needing that class on a JVM.
   */
  static final boolean NATIVE_IMAGE =
      System.getProperty("org.graalvm.nativeimage.imagecode") != null;

  private static final boolean ARM64 = "aarch64".equals(System.getProperty("os.arch"));

  /** The open(2) flags that arm64 numbers in its own way. */
  static final int O_DIRECTORY = pick(0x10000, 0x4000);

  static final int O_NOFOLLOW = pick(0x20000, 0x8000);

  static int pick(int x64, int arm64) {
    return ARM64 ? arm64 : x64;
  }
}
