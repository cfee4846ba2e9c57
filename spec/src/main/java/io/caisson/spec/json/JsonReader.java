package io.caisson.spec.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pulls the values of a JSON document (RFC 8259) out of its bytes, in order, without building a
 * tree:
 *
 * <pre>{@code
 * in.beginObject();
 * for (String name; (name = in.nextName()) != null; ) {
 *   switch (name) {
 *     case "path" -> path = in.string();
 *     case "options" -> options = in.strings();
 *     default -> in.skip();
 *   }
 * }
 * }</pre>
 *
 * <p>As in Go's encoding/json, which runc reads with: a property whose value is null counts as
 * absent, of a property given twice the last wins, and malformed UTF-8 or half a surrogate pair
 * becomes U+FFFD. Unlike it, names match exactly, with their case. The only exception a document
 * can cause is a {@link JsonException}.
 */
public final class JsonReader {
  /**
   * A config.json nests seven levels; the limit keeps a hostile document from exhausting the stack.
   */
  static final int MAX_DEPTH = 63;

  private static final int END = -1;

  private final byte[] text;
  private final String document;
  private final NumberToken number;

  private int at;

  /** Where the value or mark being read begins: errors point there. */
  private int token;

  // By depth, from 1: the property being read in an object, and how many members or elements have
  // begun.
  private final @Nullable String[] names = new @Nullable String[MAX_DEPTH + 1];
  private final int[] counts = new int[MAX_DEPTH + 1];
  private int depth;

  /** Bit n tells whether depth n is an array. */
  private long arrays;

  /**
   * @param document what errors call the document, such as "config.json"
   */
  public JsonReader(byte[] text, String document) {
    this.text = text;
    this.document = document;
    this.number = new NumberToken(text);
  }

  public void beginObject() {
    begin('{', "an object");
    arrays &= ~(1L << depth);
  }

  /**
   * The next property that is not null, positioned at its value; or null after the last, the object
   * being over.
   */
  public @Nullable String nextName() {
    while (true) {
      names[depth] = null;
      int mark = peek();
      if (mark == '}') {
        at++;
        depth--;
        return null;
      }
      if (counts[depth]++ > 0) {
        if (mark != ',') throw mismatch("\",\" or \"}\"");
        at++;
        mark = peek();
      }
      if (mark != '"') throw mismatch("a property name");
      String name = string();
      names[depth] = name;
      if (peek() != ':') throw mismatch("\":\"");
      at++;
      if (peek() != 'n') return name;
      literal("null");
    }
  }

  public void beginArray() {
    begin('[', "an array");
    arrays |= 1L << depth;
  }

  /** Whether another element follows, positioned at it; if not, the array is over. */
  public boolean hasNext() {
    int mark = peek();
    if (mark == ']') {
      at++;
      depth--;
      return false;
    }
    if (counts[depth] > 0) {
      if (mark != ',') throw mismatch("\",\" or \"]\"");
      at++;
    }
    counts[depth]++;
    return true;
  }

  public String string() {
    if (peek() != '"') throw mismatch("a string");
    int start = at + 1;
    int nonAscii = 0;
    for (int i = start; i < text.length; i++) {
      byte b = text[i];
      if (b == '"') {
        at = i + 1;
        return i == start
            ? ""
            : new String(text, start, i - start, nonAscii < 0 ? UTF_8 : ISO_8859_1);
      }
      if (b == '\\') return escapedString(start);
      if (b >= 0 && b < 0x20) throw controlCharacter(i);
      nonAscii |= b;
    }
    throw problem("the string does not end");
  }

  public boolean bool() {
    int mark = peek();
    if (mark != 't' && mark != 'f') throw mismatch("a boolean");
    literal(mark == 't' ? "true" : "false");
    return mark == 't';
  }

  /** A whole number in the spec's int64. */
  public long int64() {
    return between(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** A whole number in the spec's uint64, in the 64 bits of a long. */
  public long uint64() {
    readWholeNumber();
    if (number.tooLarge || (number.negative && number.magnitude != 0)) {
      throw outOfRange("0", "18446744073709551615");
    }
    return number.magnitude;
  }

  public long uint32() {
    return between(0, 0xffff_ffffL);
  }

  public int int32() {
    return (int) between(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A whole number from {@code min} to {@code max}. */
  public long between(long min, long max) {
    readWholeNumber();
    // As a negative number, because that side reaches one further.
    long negated = -number.magnitude;
    boolean fits =
        !number.tooLarge && negated <= 0 && (number.negative || negated != Long.MIN_VALUE);
    long value = number.negative ? negated : number.magnitude;
    if (!fits || value < min || value > max) {
      throw outOfRange(Long.toString(min), Long.toString(max));
    }
    return value;
  }

  /** Reads one value of a list or map. */
  @FunctionalInterface
  public interface Element<T> {
    T read(JsonReader in);
  }

  /** An array, as an unmodifiable list. */
  public <T> List<T> list(Element<T> element) {
    beginArray();
    if (!hasNext()) return List.of();
    List<T> list = new ArrayList<>();
    do {
      list.add(element.read(this));
    } while (hasNext());
    return Collections.unmodifiableList(list);
  }

  /** An object of values of one kind, as an unmodifiable map in the document's order. */
  public <T> Map<String, T> map(Element<T> element) {
    beginObject();
    String name = nextName();
    if (name == null) return Map.of();
    Map<String, T> map = new LinkedHashMap<>();
    do {
      map.put(name, element.read(this));
      name = nextName();
    } while (name != null);
    return Collections.unmodifiableMap(map);
  }

  public List<String> strings() {
    return list(JsonReader::string);
  }

  /** Passes over a value of any kind. */
  public void skip() {
    switch (peek()) {
      case '{' -> {
        beginObject();
        while (nextName() != null) skip();
      }
      case '[' -> {
        beginArray();
        while (hasNext()) skip();
      }
      case '"' -> string();
      case 't', 'f' -> bool();
      case 'n' -> literal("null");
      default -> readNumber("a value");
    }
  }

  /** Whether the value at hand is null; if so it is read. */
  public boolean isNull() {
    if (peek() != 'n') return false;
    literal("null");
    return true;
  }

  /** Whether the value at hand is an array, which is not read. */
  public boolean atArray() {
    return peek() == '[';
  }

  /** To be called after the document's value: nothing may follow it. */
  public void end() {
    if (peek() != END) throw problem("unexpected " + found() + " after the end of the document");
  }

  /** An error at the value read last, for the caller to throw. */
  public JsonException problem(String problem) {
    StringBuilder message = new StringBuilder(document).append(": ");
    if (appendPath(message)) message.append(": ");
    message.append(problem);
    int line = 1;
    int column = 1;
    for (int i = 0; i < token; i++) {
      if (text[i] == '\n') {
        line++;
        column = 1;
      } else if ((text[i] & 0xc0) != 0x80) { // a column is a character: not the continuation of one
        column++;
      }
    }
    message.append(" at line ").append(line).append(" column ").append(column);
    return new JsonException(message.toString());
  }

  private void begin(int bracket, String what) {
    if (peek() != bracket) throw mismatch(what);
    if (depth == MAX_DEPTH) throw problem("nested deeper than " + MAX_DEPTH + " levels");
    at++;
    depth++;
    counts[depth] = 0;
    names[depth] = null;
  }

  /** The next character that is no white space, left where it is. */
  private int peek() {
    while (at < text.length) {
      byte b = text[at];
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        token = at;
        return b & 0xff;
      }
      at++;
    }
    token = at;
    return END;
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= text.length || text[at + i] != word.charAt(i)) {
        throw problem("expected " + word);
      }
    }
    at += word.length();
  }

  private void readNumber(String expected) {
    int mark = peek();
    if (mark != '-' && (mark < '0' || mark > '9')) throw mismatch(expected);
    int end = number.read(at);
    if (end < 0) throw problem("malformed number");
    at = end;
  }

  private void readWholeNumber() {
    readNumber("a number");
    if (!number.whole) throw problem("expected a whole number, found " + numberText());
  }

  private JsonException outOfRange(String min, String max) {
    return problem(numberText() + " is out of range (" + min + " to " + max + ")");
  }

  private String numberText() {
    return new String(text, token, Math.min(at - token, 40), ISO_8859_1);
  }

  private JsonException controlCharacter(int index) {
    token = index;
    return problem("control character in a string");
  }

  private JsonException mismatch(String expected) {
    return problem("expected " + expected + ", found " + found());
  }

  private String found() {
    int mark = peek();
    return switch (mark) {
      case END -> "the end of the document";
      case '{' -> "an object";
      case '[' -> "an array";
      case '"' -> "a string";
      case 't', 'f' -> "a boolean";
      case 'n' -> "null";
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> "a number";
      default -> mark > 0x20 && mark < 0x7f ? "\"" + (char) mark + "\"" : "byte " + mark;
    };
  }

  private String escapedString(int start) {
    int end = start;
    while (end < text.length && text[end] != '"') {
      if (text[end] >= 0 && text[end] < 0x20) throw controlCharacter(end);
      end += text[end] == '\\' ? 2 : 1;
    }
    if (end >= text.length) throw problem("the string does not end");
    String string = StringEscapes.decode(text, start, end);
    if (string == null) throw problem("malformed escape in a string");
    at = end + 1;
    return string;
  }

  private boolean appendPath(StringBuilder out) {
    int start = out.length();
    for (int i = 1; i <= depth; i++) {
      String name = names[i];
      if ((arrays & (1L << i)) != 0) {
        if (counts[i] > 0) out.append('[').append(counts[i] - 1).append(']');
      } else if (name != null) {
        if (isPlain(name)) {
          if (out.length() > start) out.append('.');
          out.append(name);
        } else {
          out.append('[').append(JsonWriter.quote(name)).append(']');
        }
      }
    }
    return out.length() > start;
  }

  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '_') return false;
    }
    return !name.isEmpty();
  }
}
