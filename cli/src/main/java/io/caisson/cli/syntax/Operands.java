package io.caisson.cli.syntax;

import org.jspecify.annotations.Nullable;

/**
 * The arguments that are not options.
 *
 * @param usage how help writes them
 * @param least how many there must be
 * @param most how many there may be, or {@link #ANY_NUMBER}
 * @param optionsEnd after this many operands nothing is an option any more
 */
public record Operands(String usage, int least, int most, int optionsEnd) {
  public static final int ANY_NUMBER = Integer.MAX_VALUE;
  public static final Operands NONE = new Operands("", 0, 0, ANY_NUMBER);
  public static final Operands ONE_CONTAINER = new Operands("<container-id>", 1, 1, ANY_NUMBER);

  /** What is wrong with {@code count} operands of {@code command}, in runc's words, or null. */
  public @Nullable String complaint(String command, int count) {
    if (least == most) {
      return count == least ? null : requires(command, "exactly ", least);
    }
    if (count < least) return requires(command, "a minimum of ", least);
    return count <= most ? null : requires(command, "a maximum of ", most);
  }

  private static String requires(String command, String measure, int count) {
    return "\"" + command + "\" requires " + measure + count + " argument(s)";
  }
}
