package io.caisson.spec.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as Go's encoding/json does, byte for byte: engines and people compare our output with
 * runc's. Compact, or indented like {@code json.MarshalIndent}; {@code < > &} and U+2028/9 are
 * escaped unless {@link #withoutHtmlEscapes()} says not to.
 */
public final class JsonWriter {
  private static final String HEX = "0123456789abcdef";

  private final String indent;
  private byte[] bytes = new byte[1024];
  private int length;
  private int depth;

  /** Whether a value has been written in the innermost object or array: a comma is due. */
  private boolean filled;

  private boolean afterName;
  private boolean htmlEscapes = true;

  private JsonWriter(String indent) {
    this.indent = indent;
  }

  public static JsonWriter compact() {
    return new JsonWriter("");
  }

  /**
   * @param indent one level: some spaces, or a tab
   */
  public static JsonWriter indented(String indent) {
    return new JsonWriter(indent);
  }

  /** Leaves {@code < > &} as they are, as crun does. */
  public JsonWriter withoutHtmlEscapes() {
    htmlEscapes = false;
    return this;
  }

  /**
   * The string as a JSON string, with its quotes; for messages, in which Go's %q looks the same.
   */
  public static String quote(String string) {
    JsonWriter writer = compact().withoutHtmlEscapes();
    writer.putQuoted(string);
    return writer.toString();
  }

  public JsonWriter beginObject() {
    begin('{');
    return this;
  }

  public JsonWriter endObject() {
    end('}');
    return this;
  }

  public JsonWriter beginArray() {
    begin('[');
    return this;
  }

  public JsonWriter endArray() {
    end(']');
    return this;
  }

  /** The name of the property whose value comes next. */
  public JsonWriter name(String name) {
    separate();
    putQuoted(name);
    put(':');
    if (!indent.isEmpty()) put(' ');
    afterName = true;
    return this;
  }

  public JsonWriter string(String value) {
    separate();
    putQuoted(value);
    return this;
  }

  public JsonWriter number(long value) {
    separate();
    putAscii(Long.toString(value));
    return this;
  }

  /** A uint64 in the 64 bits of a long. */
  public JsonWriter unsigned(long value) {
    separate();
    putAscii(Long.toUnsignedString(value));
    return this;
  }

  public JsonWriter bool(boolean value) {
    separate();
    putAscii(value ? "true" : "false");
    return this;
  }

  public JsonWriter nullValue() {
    separate();
    putAscii("null");
    return this;
  }

  // A property in one call. Those that say so leave it out, as Go's "omitempty" does.

  public JsonWriter put(String name, String value) {
    return name(name).string(value);
  }

  public JsonWriter put(String name, long value) {
    return name(name).number(value);
  }

  public JsonWriter put(String name, boolean value) {
    return name(name).bool(value);
  }

  public JsonWriter putUnsigned(String name, long value) {
    return name(name).unsigned(value);
  }

  public JsonWriter putUnlessEmpty(String name, String value) {
    return value.isEmpty() ? this : put(name, value);
  }

  public JsonWriter putUnlessZero(String name, long value) {
    return value == 0 ? this : put(name, value);
  }

  public JsonWriter putIfTrue(String name, boolean value) {
    return value ? put(name, true) : this;
  }

  public JsonWriter putIfPresent(String name, @Nullable Long value) {
    return value == null ? this : put(name, value.longValue());
  }

  public JsonWriter putIfPresent(String name, @Nullable Integer value) {
    return value == null ? this : put(name, value.longValue());
  }

  public JsonWriter putIfPresent(String name, @Nullable Boolean value) {
    return value == null ? this : put(name, value.booleanValue());
  }

  public JsonWriter putUnsignedIfPresent(String name, @Nullable Long value) {
    return value == null ? this : putUnsigned(name, value);
  }

  public JsonWriter putUnsignedUnlessZero(String name, long value) {
    return value == 0 ? this : putUnsigned(name, value);
  }

  /** Writes one value of a list or map. */
  @FunctionalInterface
  public interface Element<T> {
    void write(JsonWriter out, T value);
  }

  public <T> JsonWriter putUnlessEmpty(String name, List<T> list, Element<? super T> element) {
    return list.isEmpty() ? this : put(name, list, element);
  }

  public <T> JsonWriter put(String name, List<T> list, Element<? super T> element) {
    name(name).beginArray();
    for (int i = 0; i < list.size(); i++) element.write(this, list.get(i));
    return endArray();
  }

  public JsonWriter putUnlessEmpty(String name, List<String> strings) {
    return putUnlessEmpty(name, strings, JsonWriter::string);
  }

  /** The entries by name, as Go orders them, so that equal maps give equal text. */
  public <T> JsonWriter putUnlessEmpty(
      String name, Map<String, T> map, Element<? super T> element) {
    if (map.isEmpty()) return this;
    name(name).beginObject();
    for (Map.Entry<String, T> entry : new TreeMap<>(map).entrySet()) {
      name(entry.getKey());
      element.write(this, entry.getValue());
    }
    return endObject();
  }

  public JsonWriter putUnlessEmpty(String name, Map<String, String> strings) {
    return putUnlessEmpty(name, strings, JsonWriter::string);
  }

  /** To be called after the document's value, where the peer ends its output with a newline. */
  public JsonWriter newLineAtEnd() {
    put('\n');
    return this;
  }

  public byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, UTF_8);
  }

  private void begin(char bracket) {
    separate();
    put(bracket);
    depth++;
    filled = false;
  }

  private void end(char bracket) {
    depth--;
    if (filled) newLine();
    put(bracket);
    filled = true;
  }

  private void separate() {
    if (afterName) {
      afterName = false;
      filled = true;
      return;
    }
    if (filled) put(',');
    if (depth > 0) newLine();
    filled = true;
  }

  private void newLine() {
    if (indent.isEmpty()) return;
    put('\n');
    for (int i = 0; i < depth; i++) putAscii(indent);
  }

  private void putQuoted(String string) {
    put('"');
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c >= 0x80) {
        int codePoint = string.codePointAt(i);
        if (codePoint >= 0x10000) i++;
        putCodePoint(codePoint);
      } else if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if (c >= 0x20 && !(htmlEscapes && (c == '<' || c == '>' || c == '&'))) {
        put(c);
      } else {
        putEscape(c);
      }
    }
    put('"');
  }

  private void putEscape(char c) {
    put('\\');
    switch (c) {
      case '\b' -> put('b');
      case '\f' -> put('f');
      case '\n' -> put('n');
      case '\r' -> put('r');
      case '\t' -> put('t');
      default -> {
        put('u');
        for (int shift = 12; shift >= 0; shift -= 4) put(HEX.charAt(c >> shift & 0xf));
      }
    }
  }

  private void putCodePoint(int codePoint) {
    if (codePoint == 0x2028 || codePoint == 0x2029) { // line ends to JavaScript
      putEscape((char) codePoint);
      return;
    }
    reserve(4);
    // Half a surrogate pair has no UTF-8.
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    length = StringEscapes.encode(surrogate ? 0xfffd : codePoint, bytes, length);
  }

  private void putAscii(String ascii) {
    for (int i = 0; i < ascii.length(); i++) put(ascii.charAt(i));
  }

  private void put(char ascii) {
    reserve(1);
    bytes[length++] = (byte) ascii;
  }

  private void reserve(int more) {
    if (length + more > bytes.length) bytes = Arrays.copyOf(bytes, 2 * bytes.length);
  }
}
