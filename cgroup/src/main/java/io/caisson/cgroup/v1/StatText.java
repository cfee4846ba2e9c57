package io.caisson.cgroup.v1;

import io.caisson.cgroup.Stats.BlockIo.Entry;
import io.caisson.linux.Files;
import io.caisson.linux.LinuxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The few shapes that cgroup files have. A null text, the file that is not there, reads as nothing;
 * so does a line of another shape, as kernels of distributions add some.
 */
final class StatText {
  private StatText() {}

  /** A whole file, of any length; null if it, or its cgroup, is not there. */
  static @Nullable String read(String file) {
    try {
      byte[] text = Files.tryReadAll(file);
      return text == null ? null : new String(text, StandardCharsets.US_ASCII).strip();
    } catch (LinuxException removed) { // ENODEV between open and read
      return null;
    }
  }

  /** One number, unsigned; zero for {@code max} too, which runc shows as no limit. */
  static long number(@Nullable String text) {
    if (text == null || text.equals("max")) return 0;
    Long number = parse(text);
    return number == null ? 0 : number;
  }

  /** Numbers separated by spaces. */
  static List<Long> numbers(@Nullable String text) {
    List<Long> numbers = new ArrayList<>();
    if (text == null) return numbers;
    for (String word : words(text, ' ')) {
      Long number = parse(word);
      if (number != null) numbers.add(number);
    }
    return numbers;
  }

  /** Lines of a name and a number. */
  static Map<String, Long> table(@Nullable String text) {
    Map<String, Long> table = new LinkedHashMap<>();
    if (text == null) return table;
    for (String line : words(text, '\n')) {
      List<String> words = words(line, ' ');
      Long number = words.size() == 2 ? parse(words.get(1)) : null;
      if (number != null) table.put(words.getFirst(), number);
    }
    return table;
  }

  /** A list such as {@code 0-3,7}. */
  static List<Integer> list(@Nullable String text) {
    List<Integer> members = new ArrayList<>();
    if (text == null) return members;
    for (String range : words(text, ',')) {
      int dash = range.indexOf('-');
      Long first = parse(dash < 0 ? range : range.substring(0, dash));
      Long last = dash < 0 ? first : parse(range.substring(dash + 1));
      if (first == null || last == null || last > 0xffff) continue;
      for (long member = first; member <= last; member++) members.add((int) member);
    }
    return members;
  }

  /** {@code cpuacct.usage_all}: a title, then lines of cpu, user time and system time. */
  static void readUsageByMode(@Nullable String text, List<Long> user, List<Long> kernel) {
    if (text == null) return;
    for (String line : words(text, '\n')) {
      List<Long> numbers = numbers(line);
      if (numbers.size() < 3) continue; // the title
      user.add(numbers.get(1));
      kernel.add(numbers.get(2));
    }
  }

  /** Lines of {@code 8:0 Read 1282048} or {@code 8:0 6792}; not the last one, a total. */
  static List<Entry> blockIo(String text) {
    List<Entry> entries = new ArrayList<>();
    for (String line : words(text, '\n')) {
      List<String> words = words(line, ' ');
      int colon = words.isEmpty() ? -1 : words.getFirst().indexOf(':');
      if (colon < 0 || words.size() < 2) continue;
      Long major = parse(words.getFirst().substring(0, colon));
      Long minor = parse(words.getFirst().substring(colon + 1));
      Long value = parse(words.getLast());
      if (major == null || minor == null || value == null) continue;
      entries.add(new Entry(major, minor, words.size() > 2 ? words.get(1) : "", value));
    }
    return entries;
  }

  /** {@code hugepages-2048kB} of sysfs, as the hugetlb controller's files say it: {@code 2MB}. */
  static @Nullable String hugePageSize(String directory) {
    String prefix = "hugepages-";
    if (!directory.startsWith(prefix) || !directory.endsWith("kB")) return null;
    Long size = parse(directory.substring(prefix.length(), directory.length() - 2));
    if (size == null) return null;
    if (size >= 1 << 20) return (size >> 20) + "GB";
    return size >= 1 << 10 ? (size >> 10) + "MB" : size + "KB";
  }

  private static List<String> words(String text, char separator) {
    List<String> words = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(separator, start);
      if (end < 0) end = text.length();
      if (end > start) words.add(text.substring(start, end));
      start = end + 1;
    }
    return words;
  }

  /** A decimal of up to 64 bits, unsigned but for a sign in front; null if it is none. */
  private static @Nullable Long parse(String text) {
    boolean negative = text.startsWith("-");
    int start = negative ? 1 : 0;
    if (start == text.length() || text.length() - start > 20) return null;
    long number = 0;
    for (int i = start; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) return null;
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }
}
