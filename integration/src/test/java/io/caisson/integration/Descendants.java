package io.caisson.integration;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The processes that the tests have brought into the world. The JVM is a child subreaper
 * (PR_SET_CHILD_SUBREAPER, prctl(2)), as containerd's shim and conmon are: whatever a runtime
 * leaves behind becomes our child and cannot hide among the machine's other processes.
 */
final class Descendants {

  private static final int PR_SET_CHILD_SUBREAPER = 36;
  private static final int WNOHANG = 1;

  private static final MethodHandle WAITPID =
      function("waitpid", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);

  // Pids of our own commands: the JVM waits for these itself, and must find their exit codes.
  private static final Set<Long> STARTED = new HashSet<>();

  static {
    MethodHandle prctl =
        function(
            "prctl",
            ValueLayout.JAVA_INT,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG,
            ValueLayout.JAVA_LONG);
    try {
      int result = (int) prctl.invokeExact(PR_SET_CHILD_SUBREAPER, 1L, 0L, 0L, 0L);
      if (result != 0) throw new IllegalStateException("prctl refused to make us a subreaper");
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private Descendants() {}

  static synchronized Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    STARTED.add(process.pid());
    return process;
  }

  /** All that live now, the orphans that have died being buried first. */
  static synchronized List<ProcessHandle> alive() {
    List<ProcessHandle> all = ProcessHandle.current().descendants().toList();
    for (ProcessHandle process : all) {
      if (isZombie(process.pid()) && !STARTED.contains(process.pid())) reap((int) process.pid());
    }
    return all.stream().filter(process -> Files.exists(stat(process.pid()))).toList();
  }

  private static boolean isZombie(long pid) {
    try {
      String stat = Files.readString(stat(pid));
      return stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
    } catch (IOException e) {
      return false; // it has gone altogether
    }
  }

  private static Path stat(long pid) {
    return Path.of("/proc", Long.toString(pid), "stat");
  }

  private static void reap(int pid) {
    try {
      // ECHILD for a zombie whose parent is another descendant of ours: that one's to bury.
      int _ = (int) WAITPID.invokeExact(pid, MemorySegment.NULL, WNOHANG);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  private static MethodHandle function(String name, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments));
  }
}
