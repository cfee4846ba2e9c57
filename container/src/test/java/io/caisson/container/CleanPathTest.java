package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleanPathTest {
  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//a/./b/../c/, /a/c",
    "/.., /",
    "/../a, /a",
    "/a/b/, /a/b",
    "/..a/.b, /..a/.b"
  })
  void a_path_is_written_in_its_shortest_way(String path, String clean) {
    assertThat(CleanPath.of(path)).isEqualTo(clean);
  }

  @Property
  void it_agrees_with_the_jdk(@ForAll("paths") String path) {
    assertThat(CleanPath.of(path)).isEqualTo(java.nio.file.Path.of(path).normalize().toString());
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> paths() {
    return net.jqwik.api.Arbitraries.of("a", "bb", ".", "..", "", "...")
        .list()
        .ofMaxSize(8)
        .map(parts -> "/" + String.join("/", parts));
  }
}
