package io.caisson.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotingTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "97, \"a\"",
        "34, \"\\\"\"",
        "92, \"\\\\\"",
        "7, \"\\a\"",
        "8, \"\\b\"",
        "12, \"\\f\"",
        "10, \"\\n\"",
        "13, \"\\r\"",
        "9, \"\\t\"",
        "11, \"\\v\"",
        "1, \"\\x01\"",
        "127, \"\\x7f\"",
        "155, \"\\u009b\"",
        "252, \"ü\"",
      })
  void quotes_as_go_does(int character, String quoted) {
    assertThat(Quoting.go(Character.toString(character))).isEqualTo(quoted);
  }
}
