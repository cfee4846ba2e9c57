package io.caisson.spec;

import java.util.List;

/**
 * The execution domain, for personality(2). The spec defines no flags yet; they are kept to be
 * refused.
 */
public record Personality(Domain domain, List<String> flags) {

  public enum Domain implements SpecWord {
    LINUX("LINUX"),
    LINUX32("LINUX32");

    private final String word;

    Domain(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
