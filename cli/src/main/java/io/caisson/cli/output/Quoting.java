package io.caisson.cli.output;

/** Text between quotation marks, as Go prints it; {@code spec} has JSON's. */
public final class Quoting {
  private static final String HEX = "0123456789abcdef";

  private Quoting() {}

  /** As Go's {@code %q}: log readers of the field know these escapes. */
  public static String go(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case 0x07 -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case 0x0b -> out.append("\\v");
        default -> {
          if (c < ' ' || c == 0x7f) {
            hex(out.append("\\x"), c, 2);
          } else if (c >= 0x80 && c < 0xa0) { // the upper control characters
            hex(out.append("\\u"), c, 4);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  private static void hex(StringBuilder out, char c, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(HEX.charAt((c >> shift) & 15));
    }
  }
}
