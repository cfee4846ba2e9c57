package io.caisson.linux;

import java.nio.charset.StandardCharsets;

/**
 * Java's text and the kernel's bytes. The kernel's names need not be UTF-8: a byte that is not part
 * of a valid sequence becomes the lone surrogate U+DC80..U+DCFF and turns back into that byte, so
 * that every name that was read can also be opened or removed.
 */
final class CString {
  private CString() {}

  private static final char ESCAPE = '\udc00';

  /**
   * The bytes without a final NUL.
   *
   * @throws LinuxException EINVAL: {@code text} holds a NUL, after which the kernel would stop
   *     reading
   */
  static byte[] encode(String text) {
    boolean escaped = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) throw new LinuxException("encode", text.replace("\0", "\\0"), Errno.EINVAL);
      escaped |= isEscape(c);
    }
    byte[] plain = text.getBytes(StandardCharsets.UTF_8);
    return escaped ? encodeEscaped(text) : plain;
  }

  /** The string that starts at {@code address} and ends before the first NUL. */
  static String at(long address) {
    int length = 0;
    while (Sys.getByte(address + length) != 0) length++;
    return decode(Sys.bytes(address, length));
  }

  static String decode(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : decodeEscaped(bytes);
  }

  private static boolean isEscape(char c) {
    return c >= ESCAPE + 0x80 && c <= ESCAPE + 0xff;
  }

  private static byte[] encodeEscaped(String text) {
    byte[] result = new byte[text.length() * 3];
    int length = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i); // a pair comes as one code point: what is left is lone
      int next = i + Character.charCount(c);
      if (c <= 0xffff && isEscape((char) c)) {
        result[length++] = (byte) c;
      } else {
        byte[] encoded = text.substring(i, next).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(encoded, 0, result, length, encoded.length);
        length += encoded.length;
      }
      i = next;
    }
    byte[] exact = new byte[length];
    System.arraycopy(result, 0, exact, 0, length);
    return exact;
  }

  private static String decodeEscaped(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (int i = 0; i < bytes.length; ) {
      int length = sequenceLength(bytes, i);
      if (length == 0) {
        text.append((char) (ESCAPE + (bytes[i] & 0xff)));
        i++;
      } else {
        text.append(new String(bytes, i, length, StandardCharsets.UTF_8));
        i += length;
      }
    }
    return text.toString();
  }

  /** Bytes of the valid UTF-8 sequence at {@code start}; 0 if there is none. */
  private static int sequenceLength(byte[] bytes, int start) {
    int first = bytes[start] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first > 0xf4 || start + length > bytes.length) return 0;
    for (int i = 1; i < length; i++) {
      if ((bytes[start + i] & 0xc0) != 0x80) return 0;
    }
    if (length < 3) return length;
    int second = bytes[start + 1] & 0xff;
    boolean valid =
        switch (first) {
          case 0xe0 -> second >= 0xa0; // shorter forms exist
          case 0xed -> second < 0xa0; // surrogates
          case 0xf0 -> second >= 0x90;
          case 0xf4 -> second < 0x90; // beyond U+10FFFF
          default -> true;
        };
    return valid ? length : 0;
  }
}
