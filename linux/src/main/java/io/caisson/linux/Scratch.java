package io.caisson.linux;

import static io.caisson.linux.SyscallNumbers.SYS_MMAP;
import static io.caisson.linux.SyscallNumbers.SYS_MUNMAP;

/**
 * Native memory that lives as long as one call: a bump arena over blocks that are mapped on first
 * use. Closing gives back all that was allocated since {@link #enter}; scopes nest and close in
 * reverse order. Each thread of a JVM has a stack of its own, and a forked child its copy.
 */
final class Scratch implements AutoCloseable {
  private static final int BLOCK_SIZE = 64 * 1024;

  /** A block begins with the address of the one before it and its own size. */
  private static final int HEADER = 16;

  private static final int PROT_READ_WRITE = 3;
  private static final int MAP_PRIVATE_ANONYMOUS = 0x22;

  /** Where a thread's scopes stand: the newest block, and what is free of it. */
  static final class Stack {
    private long block;
    private long next;
    private long end;

    private void addBlock(long size) {
      long rounded = (size + 4095) & -4096;
      long address = Sys.call(SYS_MMAP, 0, rounded, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
      if (address < 0 && address > -4096) throw LinuxException.of("mmap", null, address);
      Sys.putLong(address, block);
      Sys.putLong(address + 8, rounded);
      block = address;
      next = address + HEADER;
      end = address + rounded;
    }

    private void dropBlock() {
      long address = block;
      long size = Sys.getLong(address + 8);
      block = Sys.getLong(address);
      end = block + Sys.getLong(block + 8);
      Sys.call(SYS_MUNMAP, address, size); // a mapping of our own: it cannot fail
    }
  }

  private final Stack stack;
  private final long markedBlock;
  private final long markedNext;

  private Scratch(Stack stack) {
    this.stack = stack;
    this.markedBlock = stack.block;
    this.markedNext = stack.next;
  }

  static Scratch enter() {
    Stack stack = Sys.PRIMITIVES.scratchStack();
    if (stack.block == 0) stack.addBlock(BLOCK_SIZE);
    return new Scratch(stack);
  }

  /** {@code size} zeroed bytes, aligned to 8. */
  long allocate(long size) {
    long address = buffer(size);
    Sys.zero(address, size);
    return address;
  }

  /**
   * {@code size} bytes, aligned to 8, with whatever the last user left: for what the kernel fills.
   */
  long buffer(long size) {
    long rounded = (size + 7) & -8;
    if (stack.next + rounded > stack.end) stack.addBlock(Math.max(BLOCK_SIZE, rounded + HEADER));
    long address = stack.next;
    stack.next += rounded;
    return address;
  }

  /** {@code text} as a C string (see {@link CString}). */
  long cString(String text) {
    return bytesAndNul(CString.encode(text));
  }

  /** {@code bytes}, and a NUL behind them. */
  long bytesAndNul(byte[] bytes) {
    long address = buffer(bytes.length + 1L);
    Sys.copyIn(bytes, 0, bytes.length, address);
    Sys.putByte(address + bytes.length, 0);
    return address;
  }

  @Override
  public void close() {
    while (stack.block != markedBlock) stack.dropBlock();
    stack.next = markedNext;
  }
}
