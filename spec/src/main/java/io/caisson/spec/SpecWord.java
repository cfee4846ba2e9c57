package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/** A member of a closed set, with the runtime-spec's spelling. */
public interface SpecWord {
  String word();

  /**
   * The member spelled {@code word}, or null. The sets are small: a walk is cheaper than a table to
   * page in.
   */
  static <T extends SpecWord> @Nullable T find(T[] all, String word) {
    for (T candidate : all) {
      if (candidate.word().equals(word)) return candidate;
    }
    return null;
  }
}
