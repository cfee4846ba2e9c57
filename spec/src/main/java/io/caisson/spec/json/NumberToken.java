package io.caisson.spec.json;

/**
 * The number read last. Only whole ones are of use here, but they may be written with a fraction or
 * an exponent ("1.0", "1e6"), as some JSON libraries print large values.
 */
final class NumberToken {
  private final byte[] text;

  boolean negative;

  /** Whether the value has no fraction; {@link #magnitude} is meaningless otherwise. */
  boolean whole;

  /** The absolute value, unsigned. */
  long magnitude;

  /** Whether the absolute value exceeds 64 bits. */
  boolean tooLarge;

  NumberToken(byte[] text) {
    this.text = text;
  }

  /** Reads the number at {@code start} and returns the index after it, or -1 if it is malformed. */
  int read(int start) {
    negative = text[start] == '-';
    whole = true;
    magnitude = 0;
    tooLarge = false;
    int integer = negative ? start + 1 : start;
    int fraction = digitsEnd(integer);
    if (fraction == integer) return -1;
    if (text[integer] == '0' && fraction > integer + 1) return -1; // "007"
    if (!continues(fraction)) {
      for (int i = integer; i < fraction; i++) append(text[i] - '0');
      return fraction;
    }
    return readScaled(integer, fraction);
  }

  private int readScaled(int integer, int integerEnd) {
    int fraction = integerEnd;
    int fractionEnd = integerEnd;
    if (text[integerEnd] == '.') {
      fraction++;
      fractionEnd = digitsEnd(fraction);
      if (fractionEnd == fraction) return -1;
    }
    int end = fractionEnd;
    int exponent = 0;
    if (end < text.length && (text[end] == 'e' || text[end] == 'E')) {
      end++;
      boolean minus = end < text.length && text[end] == '-';
      if (minus || (end < text.length && text[end] == '+')) end++;
      int digits = end;
      end = digitsEnd(digits);
      if (end == digits) return -1;
      // Any exponent beyond the document's own length decides the same as one of a million.
      for (int i = digits; i < end; i++) {
        exponent = Math.min(exponent * 10 + (text[i] - '0'), 1_000_000);
      }
      if (minus) exponent = -exponent;
    }
    scale(integer, integerEnd, fraction, fractionEnd, exponent);
    return end;
  }

  /**
   * The digits are those of both parts in a row; the first {@code point} of them are before the
   * point.
   */
  private void scale(int integer, int integerEnd, int fraction, int fractionEnd, int exponent) {
    int integerDigits = integerEnd - integer;
    int digits = integerDigits + fractionEnd - fraction;
    int point = integerDigits + exponent;
    for (int i = 0; i < digits; i++) {
      int digit = text[i < integerDigits ? integer + i : fraction + i - integerDigits] - '0';
      if (i < point) append(digit);
      else if (digit != 0) whole = false;
    }
    // Zeros that are not written, until it is clear that the value is zero or too large.
    for (int i = digits; i < point && magnitude != 0 && !tooLarge; i++) append(0);
  }

  private void append(int digit) {
    // 2^64-1 is 18446744073709551615.
    int order = Long.compareUnsigned(magnitude, 1844674407370955161L);
    if (order > 0 || (order == 0 && digit > 5)) tooLarge = true;
    if (!tooLarge) magnitude = magnitude * 10 + digit;
  }

  private boolean continues(int at) {
    return at < text.length && (text[at] == '.' || text[at] == 'e' || text[at] == 'E');
  }

  private int digitsEnd(int at) {
    while (at < text.length && text[at] >= '0' && text[at] <= '9') at++;
    return at;
  }
}
