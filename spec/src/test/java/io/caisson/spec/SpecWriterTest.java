package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecWriterTest {

  @ParameterizedTest
  @ValueSource(strings = {"runc-spec.json", "runc-spec-rootless.json"})
  void what_runc_wrote_is_written_again_byte_for_byte(String name) {
    byte[] document = Fixtures.bytes(name);

    byte[] written = SpecWriter.indented(SpecReader.read(document), "\t");

    assertThat(new String(written, UTF_8)).isEqualTo(new String(document, UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"docker.json", "podman.json"})
  void an_engines_config_loses_nothing(String name) {
    Spec spec = SpecReader.read(Fixtures.bytes(name));

    assertThat(SpecReader.read(SpecWriter.compact(spec))).isEqualTo(spec);
  }

  @Test
  void what_is_absent_is_not_written() {
    Spec nothing =
        new Spec("", null, null, "", "", List.of(), Hooks.NONE, Map.of(), Linux.NONE, null);

    assertThat(new String(SpecWriter.compact(nothing), UTF_8)).isEqualTo("{\"ociVersion\":\"\"}");
  }

  @Property
  void reading_what_was_written_gives_the_same_spec(@ForAll long seed) {
    Spec spec = Specs.arbitrary(seed);

    assertThat(SpecReader.read(SpecWriter.compact(spec))).isEqualTo(spec);
    assertThat(SpecReader.read(SpecWriter.indented(spec, "  "))).isEqualTo(spec);
  }
}
