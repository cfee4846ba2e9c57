package io.caisson.spec.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** The backslash escapes inside a JSON string (RFC 8259 section 7). */
final class StringEscapes {

  /**
   * The string between its quotes at {@code start} and {@code end}, or null if an escape is
   * malformed.
   */
  static @Nullable String decode(byte[] text, int start, int end) {
    // No escape is shorter than the UTF-8 it stands for, so the decoded bytes fit.
    byte[] decoded = new byte[end - start];
    int length = 0;
    int at = start;
    while (at < end) {
      byte b = text[at++];
      if (b != '\\') {
        decoded[length++] = b;
        continue;
      }
      byte escape =
          text[at++]; // the quote at the end is not escaped, so a byte follows every backslash
      if (escape == 'u') {
        int unit = hex4(text, at, end);
        if (unit < 0) return null;
        at += 4;
        int codePoint = unit;
        if (Character.isSurrogate((char) unit)) {
          int low = pairedLow(text, at, end);
          if (Character.isHighSurrogate((char) unit) && low >= 0) {
            codePoint = Character.toCodePoint((char) unit, (char) low);
            at += 6;
          } else {
            codePoint = 0xfffd;
          }
        }
        length = encode(codePoint, decoded, length);
        continue;
      }
      int plain = unescape(escape);
      if (plain < 0) return null;
      decoded[length++] = (byte) plain;
    }
    return new String(decoded, 0, length, UTF_8);
  }

  private static int unescape(byte escape) {
    return switch (escape) {
      case '"', '\\', '/' -> escape;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> -1;
    };
  }

  private static int pairedLow(byte[] text, int at, int end) {
    if (at + 1 >= end || text[at] != '\\' || text[at + 1] != 'u') return -1;
    int low = hex4(text, at + 2, end);
    return low >= 0 && Character.isLowSurrogate((char) low) ? low : -1;
  }

  private static int hex4(byte[] text, int at, int end) {
    if (at + 4 > end) return -1;
    int value = 0;
    for (int i = at; i < at + 4; i++) {
      byte b = text[i];
      int digit;
      if (b >= '0' && b <= '9') digit = b - '0';
      else if (b >= 'a' && b <= 'f') digit = b - 'a' + 10;
      else if (b >= 'A' && b <= 'F') digit = b - 'A' + 10;
      else return -1;
      value = value << 4 | digit;
    }
    return value;
  }

  /** Writes a code point as UTF-8 and returns the new length. */
  static int encode(int codePoint, byte[] out, int length) {
    if (codePoint < 0x80) {
      out[length++] = (byte) codePoint;
    } else if (codePoint < 0x800) {
      out[length++] = (byte) (0xc0 | codePoint >> 6);
      out[length++] = (byte) (0x80 | (codePoint & 0x3f));
    } else if (codePoint < 0x10000) {
      out[length++] = (byte) (0xe0 | codePoint >> 12);
      out[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      out[length++] = (byte) (0x80 | (codePoint & 0x3f));
    } else {
      out[length++] = (byte) (0xf0 | codePoint >> 18);
      out[length++] = (byte) (0x80 | (codePoint >> 12 & 0x3f));
      out[length++] = (byte) (0x80 | (codePoint >> 6 & 0x3f));
      out[length++] = (byte) (0x80 | (codePoint & 0x3f));
    }
    return length;
  }

  private StringEscapes() {}
}
