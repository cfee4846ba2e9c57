package io.caisson.spec.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

  @Test
  void an_object_is_read_property_by_property() {
    JsonReader in = reader("{\"a\": [1, 2], \"b\": {\"c\": true}, \"d\": \"x\"}");

    in.beginObject();

    assertThat(in.nextName()).isEqualTo("a");
    assertThat(in.list(JsonReader::int64)).containsExactly(1L, 2L);
    assertThat(in.nextName()).isEqualTo("b");
    assertThat(in.map(JsonReader::bool)).isEqualTo(Map.of("c", true));
    assertThat(in.nextName()).isEqualTo("d");
    assertThat(in.string()).isEqualTo("x");
    assertThat(in.nextName()).isNull();
    in.end();
  }

  @Test
  void a_null_property_counts_as_absent() {
    JsonReader in = reader("{\"a\": null, \"b\": 1, \"c\": null}");

    in.beginObject();

    assertThat(in.nextName()).isEqualTo("b");
    assertThat(in.int64()).isEqualTo(1);
    assertThat(in.nextName()).isNull();
  }

  @Test
  void of_a_property_given_twice_a_map_keeps_the_last() {
    assertThat(reader("{\"a\": \"1\", \"a\": \"2\"}").map(JsonReader::string))
        .isEqualTo(Map.of("a", "2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "plain"           | plain
          "\\"\\\\\\/"      | "\\/
          "grüße 🐳"        | grüße 🐳
          "\\u00fc\\u20AC"  | ü€
          "\\ud83d\\udc33"  | 🐳
          "\\ud83dx"        | \uFFFDx
          "\\ud83d\\u0041"  | \uFFFDA
          "\\udc33"         | \uFFFD
          """)
  void strings_are_decoded(String json, String expected) {
    assertThat(reader(json).string()).isEqualTo(expected);
  }

  @Test
  void control_characters_come_from_escapes_alone() {
    assertThat(reader("\"\\b\\f\\n\\r\\t\\u0000\"").string()).isEqualTo("\b\f\n\r\t\0");
    assertThatThrownBy(() -> reader("\"a\nb\"").string())
        .hasMessage("test.json: control character in a string at line 1 column 3");
  }

  @Test
  void malformed_utf8_becomes_replacement_characters_as_in_go() {
    JsonReader in = new JsonReader(new byte[] {'"', 'a', (byte) 0xff, 'b', '"'}, "test.json");

    assertThat(in.string()).isEqualTo("a\uFFFDb");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "-1, -1",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "1e3, 1000",
    "1E+3, 1000",
    "1.5e1, 15",
    "1200e-2, 12",
    "3.000, 3",
    "0e999999999999, 0",
    "0.00e-5, 0",
    "9.223372036854775807e18, 9223372036854775807",
  })
  void whole_numbers_are_read_however_they_are_spelled(String json, long expected) {
    assertThat(reader(json).int64()).isEqualTo(expected);
  }

  @Test
  void a_uint64_uses_all_bits_of_the_long() {
    assertThat(reader("18446744073709551615").uint64()).isEqualTo(-1L);
    assertThat(reader("9223372036854775808").uint64()).isEqualTo(Long.MIN_VALUE);
    assertThat(reader("-0").uint64()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775808", "-9223372036854775809", "18446744073709551616", "1e19"})
  void an_int64_out_of_range_is_refused(String json) {
    assertThatThrownBy(() -> reader(json).int64())
        .hasMessage(
            "test.json: "
                + json
                + " is out of range (-9223372036854775808 to 9223372036854775807)"
                + " at line 1 column 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "18446744073709551616", "1e999999999"})
  void a_uint64_out_of_range_is_refused(String json) {
    assertThatThrownBy(() -> reader(json).uint64())
        .hasMessage(
            "test.json: "
                + json
                + " is out of range (0 to 18446744073709551615) at line 1 column 1");
  }

  @Test
  void narrower_numbers_state_their_range() {
    assertThatThrownBy(() -> reader("4294967296").uint32())
        .hasMessage("test.json: 4294967296 is out of range (0 to 4294967295) at line 1 column 1");
    assertThatThrownBy(() -> reader("2147483648").int32())
        .hasMessage(
            "test.json: 2147483648 is out of range (-2147483648 to 2147483647)"
                + " at line 1 column 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "1e-1", "0.1e0"})
  void a_fraction_is_refused(String json) {
    assertThatThrownBy(() -> reader(json).int64())
        .hasMessage("test.json: expected a whole number, found " + json + " at line 1 column 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "01", "-01", "1.", "1.e1", "1e", "1e+", "-a"})
  void a_malformed_number_is_refused(String json) {
    assertThatThrownBy(() -> reader(json).int64())
        .hasMessage("test.json: malformed number at line 1 column 1");
  }

  @Test
  void an_error_names_the_property_and_the_place() {
    JsonReader in = reader("{\n  \"mounts\": [\n    {\"größe\": 1, \"a.b\": \"x\"}\n  ]\n}");

    in.beginObject();
    in.nextName();
    in.beginArray();
    in.hasNext();
    in.beginObject();
    in.nextName();
    in.skip();
    in.nextName();

    assertThatThrownBy(in::int64)
        .hasMessage(
            "test.json: mounts[0][\"a.b\"]: expected a number, found a string"
                + " at line 3 column 25");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"a" 1}       | a: expected ":", found a number at line 1 column 6
          {"a": 1 "b"}  | expected "," or "}", found a string at line 1 column 9
          {"a": 1,}     | expected a property name, found "}" at line 1 column 9
          {,}           | expected a property name, found "," at line 1 column 2
          {1: 2}        | expected a property name, found a number at line 1 column 2
          {"a": }       | a: expected a value, found "}" at line 1 column 7
          {"a": tru}    | a: expected true at line 1 column 7
          {"a": 'x'}    | a: expected a value, found "'" at line 1 column 7
          {"a": [1 2]}  | a[0]: expected "," or "]", found a number at line 1 column 10
          {"a": [1,]}   | a[1]: expected a value, found "]" at line 1 column 10
          {"a": "x      | a: the string does not end at line 1 column 7
          {"a": "\\x"}  | a: malformed escape in a string at line 1 column 7
          {"a": "\\u1"} | a: malformed escape in a string at line 1 column 7
          {             | expected a property name, found the end of the document at line 1 column 2
          {} {}         | unexpected an object after the end of the document at line 1 column 4
          """)
  void malformed_documents_are_refused(String json, String problem) {
    assertThatThrownBy(() -> readAll(json.getBytes(UTF_8))).hasMessage("test.json: " + problem);
  }

  @Test
  void an_empty_document_is_refused() {
    assertThatThrownBy(() -> readAll(new byte[0]))
        .hasMessage(
            "test.json: expected a value, found the end of the document at line 1 column 1");
  }

  @Test
  void nesting_is_limited() {
    String deepest = "[".repeat(JsonReader.MAX_DEPTH) + "]".repeat(JsonReader.MAX_DEPTH);

    readAll(deepest.getBytes(UTF_8));

    assertThatThrownBy(() -> readAll(("[" + deepest + "]").getBytes(UTF_8)))
        .hasMessageEndingWith("nested deeper than 63 levels at line 1 column 64");
  }

  @Test
  void lists_and_maps_cannot_be_changed() {
    List<String> list = reader("[\"a\"]").strings();
    Map<String, String> map = reader("{\"a\": \"b\"}").map(JsonReader::string);

    assertThatThrownBy(() -> list.add("b")).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> map.put("b", "c")).isInstanceOf(UnsupportedOperationException.class);
  }

  @Property
  void arbitrary_bytes_cause_no_other_exception(@ForAll byte[] bytes) {
    Throwable thrown = catchThrowable(() -> readAll(bytes));

    if (thrown != null) assertThat(thrown).isInstanceOf(JsonException.class);
  }

  /** Bytes that look like JSON get further into the reader than those that do not. */
  @Property
  void jumbled_json_causes_no_other_exception(@ForAll @Size(max = 40) List<JsonScrap> scraps) {
    StringBuilder text = new StringBuilder();
    for (JsonScrap scrap : scraps) text.append(scrap.text);

    Throwable thrown = catchThrowable(() -> readAll(text.toString().getBytes(UTF_8)));

    if (thrown != null) assertThat(thrown).isInstanceOf(JsonException.class);
  }

  enum JsonScrap {
    OBJECT("{"),
    OBJECT_END("}"),
    ARRAY("["),
    ARRAY_END("]"),
    COMMA(","),
    COLON(":"),
    QUOTE("\""),
    BACKSLASH("\\"),
    NAME("\"a\":"),
    TEXT("\"b\""),
    ESCAPE("\\ud83d"),
    NUMBER("-12"),
    FRACTION(".5"),
    EXPONENT("e9"),
    WORD("true"),
    NULL("null"),
    SPACE("\n");

    final String text;

    JsonScrap(String text) {
      this.text = text;
    }
  }

  private static void readAll(byte[] json) {
    JsonReader in = new JsonReader(json, "test.json");
    in.skip();
    in.end();
  }

  private static JsonReader reader(String json) {
    return new JsonReader(json.getBytes(UTF_8), "test.json");
  }
}
