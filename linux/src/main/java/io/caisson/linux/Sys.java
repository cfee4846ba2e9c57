package io.caisson.linux;

/** The room's one door to the kernel: system calls by number, and raw memory. */
final class Sys {
  private Sys() {}

  // Chosen while the image is built, where NATIVE_IMAGE is true already: the executable only ever
  // reaches NativePrimitives, and each call through this constant is a direct one.
  static final Primitives PRIMITIVES =
      Architecture.NATIVE_IMAGE ? new NativePrimitives() : new ForeignPrimitives();

  static long call(int number) {
    return PRIMITIVES.call(number, 0, 0, 0, 0, 0, 0);
  }

  static long call(int number, long a) {
    return PRIMITIVES.call(number, a, 0, 0, 0, 0, 0);
  }

  static long call(int number, long a, long b) {
    return PRIMITIVES.call(number, a, b, 0, 0, 0, 0);
  }

  static long call(int number, long a, long b, long c) {
    return PRIMITIVES.call(number, a, b, c, 0, 0, 0);
  }

  static long call(int number, long a, long b, long c, long d) {
    return PRIMITIVES.call(number, a, b, c, d, 0, 0);
  }

  static long call(int number, long a, long b, long c, long d, long e) {
    return PRIMITIVES.call(number, a, b, c, d, e, 0);
  }

  static long call(int number, long a, long b, long c, long d, long e, long f) {
    return PRIMITIVES.call(number, a, b, c, d, e, f);
  }

  static byte getByte(long address) {
    return PRIMITIVES.getByte(address);
  }

  /** An unsigned 16-bit value. */
  static int getShort(long address) {
    return PRIMITIVES.getShort(address) & 0xffff;
  }

  static int getInt(long address) {
    return PRIMITIVES.getInt(address);
  }

  static long getLong(long address) {
    return PRIMITIVES.getLong(address);
  }

  static void putByte(long address, int value) {
    PRIMITIVES.putByte(address, (byte) value);
  }

  static void putShort(long address, int value) {
    PRIMITIVES.putShort(address, (short) value);
  }

  static void putInt(long address, int value) {
    PRIMITIVES.putInt(address, value);
  }

  static void putLong(long address, long value) {
    PRIMITIVES.putLong(address, value);
  }

  static void copyIn(byte[] source, int offset, int length, long address) {
    PRIMITIVES.copyIn(source, offset, length, address);
  }

  static void copyOut(long address, byte[] target, int offset, int length) {
    PRIMITIVES.copyOut(address, target, offset, length);
  }

  static byte[] bytes(long address, int length) {
    byte[] result = new byte[length];
    PRIMITIVES.copyOut(address, result, 0, length);
    return result;
  }

  static void zero(long address, long length) {
    PRIMITIVES.zero(address, length);
  }
}
