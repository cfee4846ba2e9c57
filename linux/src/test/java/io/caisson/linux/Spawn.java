package io.caisson.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;

/**
 * Children that the JVM does not know and so does not collect: posix_spawn(3), safe with threads.
 */
final class Spawn {
  private Spawn() {}

  /** {@code sh -c script}: its pid. The test collects it. */
  static int shell(String script) throws Throwable {
    Linker linker = Linker.nativeLinker();
    var spawn =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("posix_spawn"),
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pid = arena.allocate(JAVA_INT);
      MemorySegment arguments = arena.allocate(ADDRESS, 4);
      arguments.setAtIndex(ADDRESS, 0, arena.allocateFrom("sh"));
      arguments.setAtIndex(ADDRESS, 1, arena.allocateFrom("-c"));
      arguments.setAtIndex(ADDRESS, 2, arena.allocateFrom(script));
      MemorySegment nothing = MemorySegment.NULL;
      MemorySegment noEnvironment = arena.allocate(ADDRESS);
      int error =
          (int)
              spawn.invokeExact(
                  pid, arena.allocateFrom("/bin/sh"), nothing, nothing, arguments, noEnvironment);
      if (error != 0) throw new LinuxException("posix_spawn", "/bin/sh", error);
      return pid.get(JAVA_INT, 0);
    }
  }
}
