package io.caisson.linux;

/**
 * All that this room needs from outside Java: a system call, and bytes at an address. Two
 * implementations, so that everything which does not fork is tested on a plain JVM in seconds.
 */
abstract sealed class Primitives permits NativePrimitives, ForeignPrimitives {
  /** syscall(2): what the kernel answers, {@code -errno} for a failure. */
  abstract long call(long number, long a, long b, long c, long d, long e, long f);

  /** char *getenv(const char *name): the address of the value, 0 for none. */
  abstract long getenv(long name);

  abstract byte getByte(long address);

  abstract short getShort(long address);

  abstract int getInt(long address);

  abstract long getLong(long address);

  abstract void putByte(long address, byte value);

  abstract void putShort(long address, short value);

  abstract void putInt(long address, int value);

  abstract void putLong(long address, long value);

  abstract void copyIn(byte[] source, int offset, int length, long address);

  abstract void copyOut(long address, byte[] target, int offset, int length);

  abstract void zero(long address, long length);

  /** The calling thread's memory for {@link Scratch}. */
  abstract Scratch.Stack scratchStack();
}
