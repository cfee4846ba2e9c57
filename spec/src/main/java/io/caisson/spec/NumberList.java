package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * A list of CPUs or NUMA nodes such as "0-3,7" (cpuset(7) "List format"), with blanks around its
 * parts allowed.
 */
final class NumberList {
  /** Far beyond any machine; keeps a bogus list from becoming a huge mask. */
  private static final int MAX = 64 * 1024;

  /** What is wrong with the list, or null; an empty one is good and stands for "unset". */
  static @Nullable String problem(String list) {
    if (list.isEmpty()) return null;
    int members = 0;
    for (int start = 0; start <= list.length(); ) {
      int end = partEnd(list, start);
      String part = list.substring(start, end).strip();
      start = end + 1;
      if (part.isEmpty()) continue; // extra commas
      int dash = part.indexOf('-');
      int first = number(dash < 0 ? part : part.substring(0, dash));
      int last = dash < 0 ? first : number(part.substring(dash + 1));
      if (first < 0 || last < 0) return "invalid number in " + JsonWriter.quote(part);
      if (first > MAX || last > MAX) return "values larger than " + MAX + " are not supported";
      if (first > last) return "invalid range: " + part;
      members++;
    }
    return members == 0 ? "no members found in set " + JsonWriter.quote(list) : null;
  }

  /** How many different numbers a good list has. */
  static int count(String list) {
    boolean[] members = new boolean[MAX + 1];
    int count = 0;
    for (int start = 0; start <= list.length(); ) {
      int end = partEnd(list, start);
      String part = list.substring(start, end).strip();
      start = end + 1;
      if (part.isEmpty()) continue;
      int dash = part.indexOf('-');
      int first = number(dash < 0 ? part : part.substring(0, dash));
      int last = dash < 0 ? first : number(part.substring(dash + 1));
      for (int i = first; i <= last; i++) {
        if (!members[i]) count++;
        members[i] = true;
      }
    }
    return count;
  }

  private static int partEnd(String list, int start) {
    int comma = list.indexOf(',', start);
    return comma < 0 ? list.length() : comma;
  }

  /** The number, {@code MAX + 1} for any larger one, or -1 if it is none. */
  private static int number(String digits) {
    if (digits.isEmpty()) return -1;
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c < '0' || c > '9') return -1;
      number = Math.min(number * 10 + (c - '0'), MAX + 1);
    }
    return number;
  }

  private NumberList() {}
}
