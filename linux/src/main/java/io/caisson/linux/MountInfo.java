package io.caisson.linux;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of /proc/PID/mountinfo ({@code man 5 proc_pid_mountinfo}). {@code optionalFields} are such
 * as {@code shared:1} and {@code master:2}, separated by spaces; {@code source} may be empty.
 */
public record MountInfo(
    int id,
    int parent,
    int major,
    int minor,
    String root,
    String mountPoint,
    String options,
    String optionalFields,
    String type,
    String source,
    String superOptions) {

  /** The mounts that this process sees, in the kernel's order: a mount after what it is on. */
  public static List<MountInfo> read() {
    return read("/proc/self/mountinfo");
  }

  /** Of another such file. */
  public static List<MountInfo> read(String path) {
    return parseAll(CString.decode(Files.readAll(path)));
  }

  static List<MountInfo> parseAll(String text) {
    List<MountInfo> mounts = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) end = text.length();
      MountInfo mount = parse(text.substring(start, end));
      if (mount != null) mounts.add(mount);
      start = end + 1;
    }
    return mounts;
  }

  /** Null for a line that is not of this form. */
  static @Nullable MountInfo parse(String line) {
    List<String> fields = new ArrayList<>(12);
    int start = 0;
    while (true) {
      int space = line.indexOf(' ', start);
      if (space < 0) break;
      fields.add(line.substring(start, space));
      start = space + 1;
    }
    fields.add(line.substring(start));

    int separator = 6;
    while (separator < fields.size() && !fields.get(separator).equals("-")) separator++;
    if (separator + 3 >= fields.size()) return null;
    StringBuilder optional = new StringBuilder();
    for (int i = 6; i < separator; i++) {
      if (i > 6) optional.append(' ');
      optional.append(fields.get(i));
    }
    String device = fields.get(2);
    int colon = device.indexOf(':');
    if (colon < 0) return null;
    try {
      return new MountInfo(
          Integer.parseInt(fields.get(0)),
          Integer.parseInt(fields.get(1)),
          Integer.parseInt(device.substring(0, colon)),
          Integer.parseInt(device.substring(colon + 1)),
          unescape(fields.get(3)),
          unescape(fields.get(4)),
          fields.get(5),
          optional.toString(),
          unescape(fields.get(separator + 1)),
          unescape(fields.get(separator + 2)),
          fields.get(separator + 3));
    } catch (NumberFormatException notANumber) { // then it is no line of mountinfo
      return null;
    }
  }

  /** Whether it passes mounts on to others: a peer of a group. */
  public boolean isShared() {
    return optionalFields.startsWith("shared:") || optionalFields.contains(" shared:");
  }

  /** Whether a word is among the mount's own options, such as {@code ro}. */
  public boolean has(String option) {
    return contains(options, option);
  }

  /** Whether a word is among the super block's options, such as {@code memory} of a cgroup. */
  public boolean superHas(String option) {
    return contains(superOptions, option);
  }

  private static boolean contains(String list, String word) {
    int start = 0;
    while (true) {
      int end = list.indexOf(',', start);
      int length = (end < 0 ? list.length() : end) - start;
      if (length == word.length() && list.startsWith(word, start)) return true;
      if (end < 0) return false;
      start = end + 1;
    }
  }

  /** The kernel writes space, tab, newline and backslash as an octal number behind a backslash. */
  static String unescape(String field) {
    if (field.indexOf('\\') < 0) return field;
    byte[] bytes = CString.encode(field);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\\' && i + 3 < bytes.length && isOctal(bytes, i + 1)) {
        plain[length++] =
            (byte)
                (((bytes[i + 1] - '0') << 6) | ((bytes[i + 2] - '0') << 3) | (bytes[i + 3] - '0'));
        i += 3;
      } else {
        plain[length++] = bytes[i];
      }
    }
    byte[] exact = new byte[length];
    System.arraycopy(plain, 0, exact, 0, length);
    return CString.decode(exact);
  }

  private static boolean isOctal(byte[] bytes, int at) {
    for (int i = at; i < at + 3; i++) {
      if (bytes[i] < '0' || bytes[i] > '7') return false;
    }
    return true;
  }
}
