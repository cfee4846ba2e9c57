package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerIdTest {
  @Property
  void letters_digits_and_four_signs_make_an_id(
      @ForAll
          @StringLength(min = 3, max = 40)
          @CharRange(from = 'a', to = 'z')
          @CharRange(from = 'A', to = 'Z')
          @CharRange(from = '0', to = '9')
          @Chars({'_', '+', '-', '.'})
          String text) {
    assertThat(ContainerId.parse(text)).hasToString(text);
  }

  @Property
  void whatever_is_accepted_is_one_path_component(@ForAll String text) {
    try {
      String id = ContainerId.parse(text).value();

      assertThat(id).isEqualTo(text).isNotEmpty().isNotIn(".", "..").matches("[A-Za-z0-9_+.-]+");
    } catch (Failure refusal) {
      assertThat(refusal).hasMessage("invalid container ID format: " + text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a/b", "a,b", "a b", "ä", "a\n", "../x", "a:b"})
  void anything_else_is_refused_in_runcs_words(String text) {
    assertThatThrownBy(() -> ContainerId.parse(text))
        .isInstanceOf(Failure.class)
        .hasMessage("invalid container ID format: " + text);
  }
}
