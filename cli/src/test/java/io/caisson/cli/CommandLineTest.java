package io.caisson.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.cli.command.Version;
import io.caisson.linux.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path scratch = Path.of("");

  @Test
  void the_version_names_the_program_the_commit_and_the_specification() {
    Printed printed = Printed.by(scratch, "--version");

    assertThat(printed.out())
        .isEqualTo(
            "caisson version "
                + Version.NUMBER
                + "\ncommit: "
                + Version.COMMIT
                + "\nspec: 1.3.0\n");
    assertThat(printed.status()).isZero();
  }

  @Test
  void called_as_runc_it_gives_runcs_version_line() {
    Printed printed = Printed.as("/usr/sbin/runc", scratch, "-v");

    assertThat(printed.out()).startsWith("runc version " + Version.NUMBER + "\ncommit: ");
  }

  @Test
  void called_as_crun_it_tells_where_its_state_is() {
    Printed printed = Printed.as("crun", scratch, "--version");

    assertThat(printed.out())
        .startsWith("crun version ")
        .contains("\nrundir: /run/caisson\nspec: 1.3.0\n");
  }

  @Test
  void no_arguments_at_all_show_the_help() {
    assertThat(Printed.by(scratch).out()).isEqualTo(Printed.by(scratch, "--help").out());
  }

  @Test
  void help_begins_as_engines_tests_expect_it() {
    assertThat(Printed.as("runc", scratch, "-h").out())
        .startsWith("NAME:\n   runc - Open Container Initiative runtime\n");
  }

  @Test
  void an_unknown_command_ends_with_3() {
    Printed printed = Printed.by(scratch, "bogus", "-h");

    assertThat(printed.status()).isEqualTo(3);
    assertThat(printed.error()).isEqualTo("No help topic for 'bogus'");
    assertThat(printed.out()).isEmpty();
  }

  @Test
  void help_for_an_unknown_command_ends_with_3() {
    Printed printed = Printed.by(scratch, "help", "bogus");

    assertThat(printed.status()).isEqualTo(3);
    assertThat(printed.error()).isEqualTo("No help topic for 'bogus'");
  }

  @Test
  void an_unknown_option_shows_usage_on_standard_output_and_the_reason_on_standard_error() {
    Printed printed = Printed.by(scratch, "help", "--bogus");

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.out())
        .startsWith("Incorrect Usage: flag provided but not defined: -bogus\n\nNAME:\n");
    assertThat(printed.error()).isEqualTo("flag provided but not defined: -bogus");
  }

  @Test
  void a_wrong_number_of_operands_names_the_program_as_it_was_called() {
    Printed printed = Printed.as("/opt/runc", scratch, "help", "a", "b");

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.out()).startsWith("Incorrect Usage.\n\nNAME:\n   runc help - ");
    assertThat(printed.error())
        .isEqualTo("/opt/runc: \"help\" requires a maximum of 1 argument(s)");
  }

  @Test
  void an_unknown_log_format_is_refused() {
    Printed printed = Printed.by(scratch, "--log-format", "xml", "help");

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.error()).isEqualTo("invalid log-format: xml");
  }

  @Test
  void a_log_that_cannot_be_opened_is_reported_on_standard_error() {
    String log = scratch.resolve("nowhere/log").toString();

    Printed printed = Printed.by(scratch, "--log", log, "help");

    assertThat(printed.error()).isEqualTo("open " + log + ": no such file or directory");
  }

  @Test
  void an_error_is_one_json_object_in_the_log_and_bare_on_standard_error() {
    String log = scratch.resolve("log").toString();

    Printed printed = Printed.by(scratch, "--log", log, "--log-format=json", "help", "bogus");

    assertThat(printed.err()).isEqualTo("No help topic for 'bogus'\n");
    assertThat(Files.readText(log))
        .matches(
            "\\{\"level\":\"error\",\"msg\":\"No help topic for 'bogus'\",\"time\":\""
                + "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\"}\n");
  }

  @Test
  void options_of_the_program_may_follow_the_command() {
    String log = scratch.resolve("log").toString();

    Printed.by(scratch, "help", "-log", log, "bogus");

    assertThat(Files.readText(log)).endsWith("msg=\"No help topic for 'bogus'\"\n");
  }
}
