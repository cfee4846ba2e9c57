import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.TreeSet;

/**
 * Prints the {@code --add-exports} and {@code --add-opens} options which open the JDK's packages to
 * the image builder's modules. GraalVM's own driver grants them; we start the generator directly.
 */
final class BuilderExports {
  private static final String BUILDER =
      String.join(
          ",",
          "org.graalvm.nativeimage.builder",
          "org.graalvm.nativeimage.base",
          "org.graalvm.nativeimage.pointsto",
          "org.graalvm.nativeimage.objectfile",
          "org.graalvm.nativeimage.configure",
          "org.graalvm.nativeimage",
          "jdk.graal.compiler",
          "org.graalvm.truffle.compiler",
          "org.graalvm.espresso.shared.svm",
          "org.graalvm.nativeimage.shaded.capnproto");

  /** Modules whose internals the builder's features touch; a JDK may lack some. */
  private static final List<String> OPENED =
      List.of(
          "java.base",
          "java.desktop",
          "java.instrument",
          "java.logging",
          "java.management",
          "java.naming",
          "java.prefs",
          "java.rmi",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.xml",
          "jdk.internal.jvmstat",
          "jdk.internal.vm.ci",
          "jdk.jartool",
          "jdk.jfr",
          "jdk.management",
          "jdk.management.agent");

  public static void main(String[] args) {
    for (String module : OPENED) {
      ModuleFinder.ofSystem()
          .find(module)
          .ifPresent(
              reference -> {
                for (String name : new TreeSet<>(reference.descriptor().packages())) {
                  System.out.println("--add-exports=" + module + "/" + name + "=" + BUILDER);
                  System.out.println("--add-opens=" + module + "/" + name + "=" + BUILDER);
                }
              });
    }
  }
}
