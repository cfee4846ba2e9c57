package com.oracle.svm.hosted;

/**
 * Replaces the builder's class of this name, which loads a native library that only the GraalVM
 * distribution carries. The progress report asks it for these two numbers.
 */
public final class ProgressReporterCHelper {
  static final int MAX_CHARACTERS_PER_LINE = 120;

  private ProgressReporterCHelper() {}

  public static int getTerminalWindowColumnsClamped() {
    return MAX_CHARACTERS_PER_LINE;
  }

  public static int getTerminalWindowColumns() {
    return MAX_CHARACTERS_PER_LINE;
  }

  /** In bytes; -1 says unknown. */
  public static long getPeakRSS() {
    return -1;
  }
}
