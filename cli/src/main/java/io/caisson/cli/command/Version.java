package io.caisson.cli.command;

import io.caisson.spec.OciVersion;

/** Which Caisson this is; settled when the image is built. */
public final class Version {
  /** The project's version; a test compares it with the build's. */
  public static final String NUMBER = "0.1.0";

  /** The commit it was built from, where the build says so. */
  public static final String COMMIT = System.getProperty("caisson.commit", "unknown");

  private Version() {}

  /**
   * What {@code --version} prints. go-runc wants the first line to begin with {@code runc version
   * }, moby reads the word after {@code version} and the line {@code commit:}; neither minds
   * further lines.
   */
  public static String text(Program program) {
    // crun tells where its state is; podman info shows the lines to people.
    String rundir =
        program.name().equals("crun") ? "rundir: " + RootDirectory.SYSTEM_WIDE + "\n" : "";
    return program.name()
        + " version "
        + NUMBER
        + "\ncommit: "
        + COMMIT
        + "\n"
        + rundir
        + "spec: "
        + OciVersion.CURRENT
        + "\n";
  }
}
