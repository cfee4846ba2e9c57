package io.caisson.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.cli.syntax.Parser.Parsed;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {
  private static final Option FORCE = Option.flag("force", "").letter("f");
  private static final Option DETACH = Option.flag("detach", "").letter("d");
  private static final Option BUNDLE = Option.text("bundle", "DIR", "").letter("b");
  private static final Option COUNT = Option.number("preserve-fds", "N", "");
  private static final Option ROOT = Option.text("root", "DIR", "").byDefault("/run/x");
  private static final List<Option> OPTIONS = List.of(FORCE, DETACH, BUNDLE, COUNT);

  private final Values values = new Values();

  private Parsed parse(String... arguments) {
    return parse(Operands.ANY_NUMBER, List.of(arguments));
  }

  private Parsed parse(int optionsEnd, List<String> arguments) {
    Operands operands = new Operands("", 0, Operands.ANY_NUMBER, optionsEnd);
    Syntax syntax = new Syntax("run", "", operands, "", OPTIONS);
    return Parser.parse(syntax, List.of(ROOT), arguments, values);
  }

  private @Nullable String error(String... arguments) {
    return parse(arguments).error();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-force", "--force", "-f", "--f", "--force=true", "-f=1", "--force="})
  void a_flag_has_many_spellings(String spelling) {
    Parsed parsed = parse(spelling, "id");

    assertThat(parsed.operands()).containsExactly("id");
    assertThat(values.flag(FORCE)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--force=false", "-f=0", "--force=F"})
  void a_flag_can_be_switched_off(String spelling) {
    parse("--force", spelling);

    assertThat(values.flag(FORCE)).isFalse();
  }

  @Test
  void a_flag_takes_no_value_from_the_next_argument() {
    assertThat(parse("--force", "false").operands()).containsExactly("false");
    assertThat(values.flag(FORCE)).isTrue();
  }

  @Test
  void a_value_follows_an_equals_sign_or_is_the_next_argument() {
    assertThat(parse("--bundle=/a=b", "id").operands()).containsExactly("id");
    assertThat(values.text(BUNDLE)).isEqualTo("/a=b");

    assertThat(parse("-b", "--force", "id").operands()).containsExactly("id");
    assertThat(values.text(BUNDLE)).isEqualTo("--force");
    assertThat(values.flag(FORCE)).isFalse();
  }

  @Test
  void an_empty_value_is_a_value() {
    parse("--bundle=", "id");

    assertThat(values.isGiven(BUNDLE)).isTrue();
    assertThat(values.text(BUNDLE)).isEmpty();
  }

  @Test
  void the_last_value_wins_and_all_are_kept() {
    parse("-b", "one", "--bundle", "two");

    assertThat(values.text(BUNDLE)).isEqualTo("two");
    assertThat(values.all(BUNDLE)).containsExactly("one", "two");
  }

  @Test
  void what_is_not_given_has_its_default() {
    parse("id");

    assertThat(values.flag(FORCE)).isFalse();
    assertThat(values.text(BUNDLE)).isEmpty();
    assertThat(values.number(COUNT)).isZero();
    assertThat(values.text(ROOT)).isEqualTo("/run/x");
    assertThat(values.isGiven(ROOT)).isFalse();
  }

  @Test
  void options_may_follow_operands() {
    assertThat(parse("id", "--force", "-root", "/r").operands()).containsExactly("id");
    assertThat(values.flag(FORCE)).isTrue();
    assertThat(values.text(ROOT)).isEqualTo("/r");
  }

  @Test
  void options_end_after_as_many_operands_as_the_command_says() {
    Parsed parsed = parse(1, List.of("-f", "id", "-9", "--detach"));

    assertThat(parsed.operands()).containsExactly("id", "-9", "--detach");
    assertThat(values.flag(DETACH)).isFalse();
  }

  @Test
  void two_dashes_end_the_options() {
    assertThat(parse("--", "--force", "--").operands()).containsExactly("--force", "--");
    assertThat(values.flag(FORCE)).isFalse();
  }

  @Test
  void a_dash_and_a_negative_number_are_operands() {
    assertThat(parse("-", "-1", "", "--force").operands()).containsExactly("-", "-1", "");
    assertThat(values.flag(FORCE)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--bogus            | flag provided but not defined: -bogus",
        "-bogus=1           | flag provided but not defined: -bogus",
        "-fd                | flag provided but not defined: -fd",
        "---force           | flag provided but not defined: --force",
        "--=x               | flag provided but not defined: -",
        "--bundle           | flag needs an argument: --bundle",
        "-b                 | flag needs an argument: -b",
        "--force=maybe      | invalid value \"maybe\" for flag -force: parse error",
        "--preserve-fds=    | invalid value \"\" for flag -preserve-fds: strconv.ParseInt: parsing \"\": invalid syntax",
        "--preserve-fds=3x  | invalid value \"3x\" for flag -preserve-fds: strconv.ParseInt: parsing \"3x\": invalid syntax",
        "--preserve-fds=-   | invalid value \"-\" for flag -preserve-fds: strconv.ParseInt: parsing \"-\": invalid syntax",
        "--preserve-fds=9223372036854775808 | invalid value \"9223372036854775808\" for flag -preserve-fds:"
            + " strconv.ParseInt: parsing \"9223372036854775808\": value out of range",
      })
  void what_is_wrong_is_said_in_the_fields_words(String argument, String words) {
    assertThat(error(argument)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"5, 5", "-1, -1", "+7, 7", "9223372036854775807, 9223372036854775807"})
  void a_number_is_decimal_and_has_64_bits(String text, long number) {
    assertThat(error("--preserve-fds", text)).isNull();
    assertThat(values.number(COUNT)).isEqualTo(number);
  }

  @Property
  void any_arguments_give_a_result_and_never_an_exception(
      @ForAll("arguments") List<String> arguments) {
    Values fresh = new Values();
    Syntax syntax = new Syntax("x", "", Operands.NONE, "", OPTIONS);

    Parsed parsed = Parser.parse(syntax, List.of(ROOT), arguments, fresh);

    assertThat(parsed.operands()).hasSizeLessThanOrEqualTo(arguments.size());
    fresh.number(COUNT);
  }

  @Property
  void whatever_follows_two_dashes_comes_back_as_it_was(@ForAll List<String> operands) {
    List<String> arguments = new ArrayList<>(operands);
    arguments.addFirst("--");

    Parsed parsed = parse(Operands.ANY_NUMBER, arguments);

    assertThat(parsed).isEqualTo(new Parsed(operands, null));
  }

  @Property
  void any_value_after_an_equals_sign_comes_back_as_it_was(@ForAll String value) {
    Values fresh = new Values();
    Syntax syntax = new Syntax("x", "", Operands.NONE, "", OPTIONS);

    Parser.parse(syntax, List.of(), List.of("--bundle=" + value), fresh);

    assertThat(fresh.text(BUNDLE)).isEqualTo(value);
  }

  @Provide
  Arbitrary<List<String>> arguments() {
    Arbitrary<String> likely =
        Arbitraries.of(
            "-", "--", "-f", "--force", "--bundle", "--preserve-fds", "-root", "id", "7", "=");
    Arbitrary<String> glued = likely.tuple2().map(pair -> pair.get1() + "=" + pair.get2());
    return Arbitraries.oneOf(likely, glued, Arbitraries.strings()).list().ofMaxSize(8);
  }
}
