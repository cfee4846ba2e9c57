package io.caisson.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.cli.command.Commands;
import io.caisson.cli.command.GlobalOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Asks a real bash. */
class BashCompletionTest {
  private static final String SCRIPT =
      BashCompletion.of("caisson", GlobalOptions.SYNTAX, Commands.syntaxes());

  /** What bash offers for the last of {@code words}. */
  private static List<String> offered(String words) throws IOException {
    String ask =
        SCRIPT
            + "caisson() { echo box1 box2; }\n"
            + ("COMP_WORDS=(" + words + "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n")
            + "_caisson; printf '%s\\n' \"${COMPREPLY[@]}\"\n";
    Process bash =
        new ProcessBuilder("bash", "--norc", "-c", ask).redirectErrorStream(true).start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return answer.lines().toList();
  }

  @Test
  void the_first_word_is_a_command() throws IOException {
    assertThat(offered("caisson sp")).containsExactly("spec");
  }

  @Test
  void the_value_of_an_option_is_not_taken_for_the_command() throws IOException {
    assertThat(offered("caisson --root spec --debug fe")).containsExactly("features");
  }

  @Test
  void each_command_offers_its_own_options() throws IOException {
    assertThat(offered("caisson spec --")).containsExactly("--bundle", "--rootless", "--help");
  }

  @Test
  void hidden_options_stay_hidden() throws IOException {
    assertThat(offered("caisson --")).contains("--log-format").doesNotContain("--criu");
  }

  @Test
  void an_option_that_takes_a_directory_offers_directories() throws IOException {
    assertThat(offered("caisson --root /proc/self/fdinf")).containsExactly("/proc/self/fdinfo");
  }
}
