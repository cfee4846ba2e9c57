package io.caisson.cli.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTextTest {
  private static final Option ALL = Option.flag("all", "every one").letter("a");
  private static final Option DEPTH = Option.number("depth", "N", "how far down");
  private static final Option OLD = Option.flag("old", "ignored").hide();
  private static final Syntax DIG =
      new Syntax(
          "dig",
          "dig a hole",
          Operands.ONE_CONTAINER,
          "Digs.\n\n    # % dig it\n",
          List.of(ALL, DEPTH, OLD));
  private static final Syntax REST =
      new Syntax("rest", "do nothing", Operands.NONE, "", List.of(OLD));

  @Test
  void a_command_shows_usage_description_and_the_options_that_are_not_hidden() {
    assertThat(HelpText.command("mole", DIG))
        .isEqualTo(
            """
            NAME:
               mole dig - dig a hole

            USAGE:
               mole dig [options] <container-id>

            DESCRIPTION:
               Digs.

                   # mole dig it

            OPTIONS:
               --all, -a  every one
               --depth N  how far down (default: 0)
            """);
  }

  @Test
  void a_command_with_hidden_options_alone_shows_none() {
    assertThat(HelpText.command("mole", REST))
        .isEqualTo(
            """
            NAME:
               mole rest - do nothing

            USAGE:
               mole rest
            """);
  }

  @Test
  void the_program_shows_its_commands_and_its_own_options() {
    Syntax program = new Syntax("", "lives below", Operands.NONE, "A % digs.\n", List.of(ALL, OLD));

    assertThat(HelpText.program("mole", program, "1.2", List.of(DIG, REST)))
        .isEqualTo(
            """
            NAME:
               mole - lives below

            USAGE:
               mole [global options] command [options] [arguments...]

            VERSION:
               1.2

            DESCRIPTION:
               A mole digs.

            COMMANDS:
               dig   dig a hole
               rest  do nothing

            GLOBAL OPTIONS:
               --all, -a  every one
            """);
  }
}
