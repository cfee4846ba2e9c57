package io.caisson.spec.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Test
  void compact_output_has_no_white_space() {
    assertThat(sample(JsonWriter.compact()))
        .hasToString("{\"a\":1,\"b\":[true,{}],\"c\":{\"d\":null},\"e\":[]}");
  }

  @Test
  void indented_output_is_laid_out_as_by_gos_marshal_indent() {
    assertThat(sample(JsonWriter.indented("  ")))
        .hasToString(
            """
            {
              "a": 1,
              "b": [
                true,
                {}
              ],
              "c": {
                "d": null
              },
              "e": []
            }""");
  }

  @Test
  void html_characters_are_escaped_unless_told_otherwise() {
    assertThat(JsonWriter.compact().string("<a & b>")).hasToString("\"\\u003ca \\u0026 b\\u003e\"");
    assertThat(JsonWriter.compact().withoutHtmlEscapes().string("<a & b>"))
        .hasToString("\"<a & b>\"");
  }

  @Test
  void characters_that_cannot_stand_in_a_string_are_escaped() {
    assertThat(JsonWriter.compact().string("\"\\\b\f\n\r\t\u0000\u001f\u007f\u2028\u2029"))
        .hasToString("\"\\\"\\\\\\b\\f\\n\\r\\t\\u0000\\u001f\u007f\\u2028\\u2029\"");
  }

  @Test
  void half_a_surrogate_pair_becomes_a_replacement_character() {
    assertThat(JsonWriter.compact().string("a\ud83db")).hasToString("\"a\uFFFDb\"");
  }

  @Test
  void a_map_is_written_by_name() {
    Map<String, String> map = new LinkedHashMap<>();
    map.put("b", "1");
    map.put("a", "2");

    assertThat(JsonWriter.compact().beginObject().putUnlessEmpty("m", map).endObject())
        .hasToString("{\"m\":{\"a\":\"2\",\"b\":\"1\"}}");
  }

  @Test
  void unsigned_numbers_use_all_bits_of_the_long() {
    assertThat(JsonWriter.compact().unsigned(-1)).hasToString("18446744073709551615");
  }

  @Property
  void any_text_survives_writing_and_reading(@ForAll String text) {
    String wellFormed = text.replaceAll("[\\ud800-\\udfff]", "");

    byte[] json = JsonWriter.compact().string(wellFormed).toBytes();

    assertThat(new JsonReader(json, "test.json").string()).isEqualTo(wellFormed);
  }

  @Property
  void any_number_survives_writing_and_reading(@ForAll long signed, @ForAll long unsigned) {
    byte[] json =
        JsonWriter.indented("\t")
            .beginArray()
            .number(signed)
            .unsigned(unsigned)
            .endArray()
            .toBytes();

    JsonReader in = new JsonReader(json, "test.json");
    in.beginArray();
    assertThat(in.hasNext()).isTrue();
    assertThat(in.int64()).isEqualTo(signed);
    assertThat(in.hasNext()).isTrue();
    assertThat(in.uint64()).isEqualTo(unsigned);
    assertThat(in.hasNext()).isFalse();
    in.end();
  }

  private static JsonWriter sample(JsonWriter out) {
    out.beginObject().put("a", 1).name("b").beginArray().bool(true);
    out.beginObject().endObject().endArray();
    out.name("c").beginObject().name("d").nullValue().endObject();
    return out.put("e", List.<String>of(), JsonWriter::string).endObject();
  }
}
