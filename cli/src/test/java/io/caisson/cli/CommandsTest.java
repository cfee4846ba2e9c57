package io.caisson.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.Directories;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the commands say and answer as far as no container is made: making one forks. */
class CommandsTest {
  @TempDir Path scratch = Path.of("");
  private String root = "";

  @BeforeEach
  void make_an_empty_root() {
    root = scratch.resolve("root").toString();
    Directories.mkdir(root, 0700);
  }

  private Printed caisson(String... arguments) {
    return Printed.by(scratch, withRoot(arguments));
  }

  private String[] withRoot(String[] arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "--root";
    all[1] = root;
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return all;
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "start", "kill", "delete"})
  void a_container_that_does_not_exist_is_said_in_runcs_words(String command) {
    Printed printed = caisson(command, "nope");

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.error()).isEqualTo("container does not exist");
    assertThat(printed.out()).isEmpty();
  }

  @Test
  void forced_deletion_of_what_does_not_exist_succeeds_in_silence() {
    assertThat(caisson("delete", "-f", "nope")).isEqualTo(new Printed(0, "", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"state", "create", "run", "kill"})
  void a_name_that_is_none_is_refused(String command) {
    assertThat(caisson(command, "a/b").error()).endsWith("invalid container ID format: a/b");
  }

  @ParameterizedTest
  @CsvSource({"create, caisson", "run, caisson", "create, runc", "run, crun"})
  void a_container_that_cannot_be_made_names_program_and_command(String command, String program) {
    Printed printed =
        Printed.as(
            "/usr/bin/" + program,
            scratch,
            withRoot(new String[] {command, "--bundle", "/nonexistent", "box"}));

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.error())
        .isEqualTo(
            program + " " + command + " failed: chdir /nonexistent: no such file or directory");
  }

  @ParameterizedTest
  @CsvSource({
    "run, '\"run\" requires exactly 1 argument(s)'",
    "kill, '\"kill\" requires a minimum of 1 argument(s)'",
    "kill a b c, '\"kill\" requires a maximum of 2 argument(s)'",
    "state a b, '\"state\" requires exactly 1 argument(s)'",
    "list x, '\"list\" requires exactly 0 argument(s)'",
    "features x, '\"features\" requires exactly 0 argument(s)'",
  })
  void a_wrong_number_of_operands_is_said_in_runcs_words(String line, String words) {
    Printed printed = caisson(line.split(" ", -1));

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.error()).isEqualTo("caisson: " + words);
    assertThat(printed.out()).startsWith("Incorrect Usage.\n\nNAME:\n   caisson ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOGUS", "999", "-9"})
  void a_signal_that_is_none_is_refused(String signal) {
    assertThat(caisson("kill", "box", signal).error())
        .isEqualTo("unknown signal \"" + signal + "\"");
  }

  @Test
  void an_empty_list_is_the_head_of_the_table() {
    assertThat(caisson("list").out())
        .isEqualTo("ID          PID         STATUS      BUNDLE      CREATED     OWNER\n");
  }

  @Test
  void an_empty_list_is_null_in_json_and_nothing_when_quiet() {
    assertThat(caisson("list", "-f", "json").out()).isEqualTo("null\n");
    assertThat(caisson("list", "--quiet").out()).isEmpty();
  }

  @Test
  void a_list_format_that_is_none_is_refused() {
    assertThat(caisson("list", "--format=xml").error()).isEqualTo("invalid format option");
  }

  @Test
  void an_entry_that_cannot_be_read_is_reported_beside_the_list() {
    Directories.mkdir(root + "/broken", 0700);

    Printed printed = caisson("list", "-q");

    assertThat(printed)
        .isEqualTo(new Printed(0, "", "load container broken: container does not exist\n"));
  }

  @Test
  void a_named_root_that_is_not_there_is_an_error_of_list() {
    root = "/nonexistent";

    assertThat(caisson("list").error()).isEqualTo("open /nonexistent: no such file or directory");
  }

  @Test
  void the_root_may_not_be_the_root_of_the_file_system() {
    root = "/run/..";

    assertThat(caisson("list").error()).isEqualTo("Option --root argument should not be set to /");
  }

  @ParameterizedTest
  @CsvSource({
    "--isolation=vm, 'isolation level \"vm\" is not built into this executable'",
    "--isolation=x, 'unknown isolation level \"x\": namespaces, vm and kernel are known'",
    "--rootless=maybe, 'strconv.ParseBool: parsing \"maybe\": invalid syntax'",
    "--cgroup-manager=disabled, 'cgroup manager \"disabled\" is not supported'",
    "--cgroup-manager=x, 'unknown cgroup manager specified: x'",
  })
  void what_cannot_be_is_said_clearly(String option, String words) {
    assertThat(caisson(option, "list").error()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--criu=/usr/sbin/criu",
        "--rootless=auto",
        "--rootless=false",
        "--systemd-cgroup=false",
        "--isolation=namespaces",
        "--cgroup-manager=cgroupfs",
        "--log-level=warning",
      })
  void what_other_runtimes_take_is_taken_in_silence(String option) {
    assertThat(caisson(option, "list", "-q")).isEqualTo(new Printed(0, "", ""));
  }

  @Test
  void a_name_can_ask_for_an_isolation_level() {
    Printed printed = Printed.as("caisson-kernel", scratch, withRoot(new String[] {"list"}));

    assertThat(printed.error())
        .isEqualTo("isolation level \"kernel\" is not built into this executable");
  }

  @Test
  void features_are_json_alone() {
    Printed printed = caisson("features");

    assertThat(printed.out())
        .startsWith("{\n    \"ociVersionMin\": \"1.0.0\",\n")
        .endsWith("\n}\n");
    assertThat(printed.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create",
        "delete",
        "features",
        "kill",
        "list",
        "run",
        "spec",
        "start",
        "state",
        "help"
      })
  void each_command_has_its_help(String command) {
    Printed printed = caisson(command, "-h");

    assertThat(printed.status()).isZero();
    assertThat(printed.out()).startsWith("NAME:\n   caisson " + command + " - ");
    assertThat(caisson("help", command)).isEqualTo(printed);
  }
}
