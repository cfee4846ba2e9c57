package io.caisson.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** The primitives of a plain JVM, for tests. The executable does not contain this class. */
final class ForeignPrimitives extends Primitives {
  /** Sees each call before the kernel does, and may answer in its place. */
  interface Interceptor {
    /** What {@link #call} answers to let the kernel decide. */
    long PASS = Long.MIN_VALUE;

    long call(long number);
  }

  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  volatile @Nullable Interceptor interceptor;

  private final MethodHandle syscall;
  private final MethodHandle cGetenv;
  private final VarHandle errno;
  private final ThreadLocal<MemorySegment> callState;
  private final ThreadLocal<Scratch.Stack> stacks = ThreadLocal.withInitial(Scratch.Stack::new);

  ForeignPrimitives() {
    Linker linker = Linker.nativeLinker();
    Linker.Option captureErrno = Linker.Option.captureCallState("errno");
    syscall =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("syscall"),
            FunctionDescriptor.of(
                JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG,
                JAVA_LONG),
            captureErrno,
            Linker.Option.firstVariadicArg(1));
    cGetenv =
        linker.downcallHandle(
            linker.defaultLookup().findOrThrow("getenv"), FunctionDescriptor.of(ADDRESS, ADDRESS));
    errno =
        Linker.Option.captureStateLayout()
            .varHandle(MemoryLayout.PathElement.groupElement("errno"));
    callState =
        ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));
  }

  @Override
  long call(long number, long a, long b, long c, long d, long e, long f) {
    Interceptor first = interceptor;
    if (first != null) {
      long answer = first.call(number);
      if (answer != Interceptor.PASS) return answer;
    }
    MemorySegment state = callState.get();
    try {
      long result = (long) syscall.invokeExact(state, number, a, b, c, d, e, f);
      return result == -1 ? -(int) errno.get(state, 0L) : result;
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  long getenv(long name) {
    try {
      return ((MemorySegment) cGetenv.invokeExact(MemorySegment.ofAddress(name))).address();
    } catch (Throwable impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Override
  byte getByte(long address) {
    return MEMORY.get(JAVA_BYTE, address);
  }

  @Override
  short getShort(long address) {
    return MEMORY.get(JAVA_SHORT_UNALIGNED, address);
  }

  @Override
  int getInt(long address) {
    return MEMORY.get(JAVA_INT_UNALIGNED, address);
  }

  @Override
  long getLong(long address) {
    return MEMORY.get(JAVA_LONG_UNALIGNED, address);
  }

  @Override
  void putByte(long address, byte value) {
    MEMORY.set(JAVA_BYTE, address, value);
  }

  @Override
  void putShort(long address, short value) {
    MEMORY.set(JAVA_SHORT_UNALIGNED, address, value);
  }

  @Override
  void putInt(long address, int value) {
    MEMORY.set(JAVA_INT_UNALIGNED, address, value);
  }

  @Override
  void putLong(long address, long value) {
    MEMORY.set(JAVA_LONG_UNALIGNED, address, value);
  }

  @Override
  void copyIn(byte[] source, int offset, int length, long address) {
    MemorySegment.copy(source, offset, MEMORY, JAVA_BYTE, address, length);
  }

  @Override
  void copyOut(long address, byte[] target, int offset, int length) {
    MemorySegment.copy(MEMORY, JAVA_BYTE, address, target, offset, length);
  }

  @Override
  void zero(long address, long length) {
    MEMORY.asSlice(address, length).fill((byte) 0);
  }

  @Override
  Scratch.Stack scratchStack() {
    return stacks.get();
  }
}
