package io.caisson.linux;

import java.util.Set;
import java.util.TreeSet;

/**
 * Answers a system call in the kernel's place, until closed. Proves fallbacks and clean-up paths.
 */
final class FaultySys implements AutoCloseable {
  private final Set<Integer> numbers = new TreeSet<>();
  private long answer;
  private int remaining;
  private int calls;

  /** The call with this number (of {@link SyscallNumbers}). */
  static FaultySys on(int number) {
    FaultySys faulty = new FaultySys();
    faulty.numbers.add(number);
    return faulty;
  }

  FaultySys and(int number) {
    numbers.add(number);
    return this;
  }

  FaultySys answer(int errno) {
    return install(-errno, Integer.MAX_VALUE);
  }

  /** Only the first time; then the kernel is asked again. */
  FaultySys answerOnce(int errno) {
    return install(-errno, 1);
  }

  /** How often it was called since. */
  int calls() {
    return calls;
  }

  private FaultySys install(long answer, int times) {
    this.answer = answer;
    remaining = times;
    foreign().interceptor =
        number -> {
          if (!numbers.contains((int) number)) return ForeignPrimitives.Interceptor.PASS;
          calls++;
          return remaining-- > 0 ? this.answer : ForeignPrimitives.Interceptor.PASS;
        };
    return this;
  }

  @Override
  public void close() {
    foreign().interceptor = null;
  }

  private static ForeignPrimitives foreign() {
    return (ForeignPrimitives) Sys.PRIMITIVES;
  }
}
