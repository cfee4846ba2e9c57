package io.caisson.cli.command;

import org.graalvm.nativeimage.ImageInfo;
import org.graalvm.nativeimage.ProcessProperties;

/**
 * The name we are called by. Engines call a runtime by its path, and know runc and crun by name:
 * under these names we answer in their manner where it matters.
 *
 * @param calledAs {@code argv[0]}, as it was given
 */
public record Program(String calledAs) {
  private static final String OWN_NAME = "caisson";

  public static Program current() {
    // The main of a Java program does not get argv[0]; the image keeps it.
    return new Program(
        ImageInfo.inImageRuntimeCode()
            ? ProcessProperties.getArgumentVectorProgramName()
            : OWN_NAME);
  }

  /** The name in help, in the version line and before {@code run failed}. */
  public String name() {
    String file = file();
    return file.equals("runc") || file.equals("crun") ? file : OWN_NAME;
  }

  /** The isolation level that the name asks for ({@code caisson-vm}), or empty. */
  public String isolation() {
    String file = file();
    return file.startsWith(OWN_NAME + "-") ? file.substring(OWN_NAME.length() + 1) : "";
  }

  private String file() {
    return calledAs.substring(calledAs.lastIndexOf('/') + 1);
  }
}
