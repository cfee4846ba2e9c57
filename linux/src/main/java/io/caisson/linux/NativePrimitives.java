package io.caisson.linux;

import org.graalvm.nativeimage.PinnedObject;
import org.graalvm.nativeimage.c.function.CFunction;
import org.graalvm.nativeimage.c.function.CFunction.Transition;
import org.graalvm.nativeimage.c.type.CIntPointer;
import org.graalvm.word.Pointer;
import org.graalvm.word.PointerBase;
import org.graalvm.word.UnsignedWord;
import org.graalvm.word.WordFactory;

/**
 * The executable's primitives: plain C calls without a change of thread state (NO_TRANSITION).
 * There is one thread, so no collector ever waits for a call to return, and nothing runs between a
 * call and the look at errno.
 */
final class NativePrimitives extends Primitives {
  /** Below this many bytes a loop is cheaper than pinning the array and calling memcpy. */
  private static final int SHORT_COPY = 64;

  // In the image's heap, and written to: the price, a page, of having one stack and no look-up.
  private final Scratch.Stack stack = new Scratch.Stack();

  @CFunction(value = "syscall", transition = Transition.NO_TRANSITION)
  private static native long syscall(long number, long a, long b, long c, long d, long e, long f);

  @CFunction(value = "__errno_location", transition = Transition.NO_TRANSITION)
  private static native CIntPointer errnoLocation();

  @CFunction(value = "getenv", transition = Transition.NO_TRANSITION)
  private static native PointerBase cGetenv(PointerBase name);

  @CFunction(value = "memcpy", transition = Transition.NO_TRANSITION)
  private static native PointerBase memcpy(
      PointerBase target, PointerBase source, UnsignedWord length);

  @CFunction(value = "memset", transition = Transition.NO_TRANSITION)
  private static native PointerBase memset(PointerBase target, int value, UnsignedWord length);

  @Override
  long call(long number, long a, long b, long c, long d, long e, long f) {
    long result = syscall(number, a, b, c, d, e, f);
    // The C function says -1 for every failure; no call of ours has -1 as a successful answer.
    return result == -1 ? -errnoLocation().read() : result;
  }

  @Override
  long getenv(long name) {
    return cGetenv(at(name)).rawValue();
  }

  @Override
  byte getByte(long address) {
    return at(address).readByte(0);
  }

  @Override
  short getShort(long address) {
    return at(address).readShort(0);
  }

  @Override
  int getInt(long address) {
    return at(address).readInt(0);
  }

  @Override
  long getLong(long address) {
    return at(address).readLong(0);
  }

  @Override
  void putByte(long address, byte value) {
    at(address).writeByte(0, value);
  }

  @Override
  void putShort(long address, short value) {
    at(address).writeShort(0, value);
  }

  @Override
  void putInt(long address, int value) {
    at(address).writeInt(0, value);
  }

  @Override
  void putLong(long address, long value) {
    at(address).writeLong(0, value);
  }

  @Override
  void copyIn(byte[] source, int offset, int length, long address) {
    if (length < SHORT_COPY) {
      Pointer target = at(address);
      for (int i = 0; i < length; i++) target.writeByte(i, source[offset + i]);
      return;
    }
    try (PinnedObject pin = PinnedObject.create(source)) {
      memcpy(at(address), pin.addressOfArrayElement(offset), WordFactory.unsigned(length));
    }
  }

  @Override
  void copyOut(long address, byte[] target, int offset, int length) {
    if (length < SHORT_COPY) {
      Pointer source = at(address);
      for (int i = 0; i < length; i++) target[offset + i] = source.readByte(i);
      return;
    }
    try (PinnedObject pin = PinnedObject.create(target)) {
      memcpy(pin.addressOfArrayElement(offset), at(address), WordFactory.unsigned(length));
    }
  }

  @Override
  void zero(long address, long length) {
    memset(at(address), 0, WordFactory.unsigned(length));
  }

  @Override
  Scratch.Stack scratchStack() {
    return stack;
  }

  private static Pointer at(long address) {
    return WordFactory.pointer(address);
  }
}
