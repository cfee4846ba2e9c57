import java.lang.reflect.Method;
import java.util.TreeSet;

/**
 * Prints the C header behind an architecture's {@code CPUFeatures} struct, from the builder's own
 * declaration of it: {@code java -cp BUILDER CpuFeaturesHeader.java com.oracle.svm.core.amd64.AMD64LibCHelper}.
 */
final class CpuFeaturesHeader {
  public static void main(String[] args) throws ClassNotFoundException {
    Class<?> struct =
        Class.forName(args[0] + "$CPUFeatures", false, ClassLoader.getSystemClassLoader());
    var flags = new TreeSet<String>();
    for (Method accessor : struct.getDeclaredMethods()) {
      flags.add(accessor.getName());
    }
    System.out.println("typedef struct { unsigned char " + String.join(", ", flags) + "; } CPUFeatures;");
  }
}
