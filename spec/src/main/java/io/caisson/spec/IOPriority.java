package io.caisson.spec;

/**
 * What ioprio_set(2) sets for the program.
 *
 * @param priority 0 (first) to 7
 */
public record IOPriority(Level level, int priority) {

  /** The JSON property is {@code class}. */
  public enum Level implements SpecWord {
    REAL_TIME("IOPRIO_CLASS_RT"),
    BEST_EFFORT("IOPRIO_CLASS_BE"),
    IDLE("IOPRIO_CLASS_IDLE");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
