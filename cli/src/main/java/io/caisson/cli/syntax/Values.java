package io.caisson.cli.syntax;

import java.util.ArrayList;
import java.util.List;

/** The values that a command line gave to its options; the last one wins, or all count. */
public final class Values {
  // Two short lists: a command line has a handful of options, and a map would cost more pages than
  // it saves.
  private final List<Option> options = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /** Takes note of a text that {@link Parser} has found to be of the option's kind. */
  void add(Option option, String text) {
    options.add(option);
    texts.add(text);
  }

  public boolean isGiven(Option option) {
    return options.lastIndexOf(option) >= 0;
  }

  /** The last value given, else the option's default. */
  public String text(Option option) {
    int last = options.lastIndexOf(option);
    return last < 0 ? option.byDefault() : texts.get(last);
  }

  public boolean flag(Option option) {
    return text(option).equals("true");
  }

  public long number(Option option) {
    return Long.parseLong(text(option));
  }

  /** Every value given, in order: for options that may be repeated. */
  public List<String> all(Option option) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      if (options.get(i).equals(option)) found.add(texts.get(i));
    }
    return found;
  }
}
