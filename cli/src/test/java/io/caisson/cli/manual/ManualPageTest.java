package io.caisson.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualPageTest {
  @Test
  void a_page_has_the_options_and_each_command() {
    Option all = Option.flag("no-wait", "come back at once").letter("n");
    Option unseen = Option.flag("old", "ignored").hide();
    Option depth = Option.number("depth", "N", "how far down");
    Syntax program = new Syntax("", "digs", Operands.NONE, "Digs a hole.\n\n.dot\n", List.of(all));
    Syntax fill =
        new Syntax(
            "fill",
            "fill a hole",
            Operands.ONE_CONTAINER,
            "For example:\n\n    # % fill \\x\n",
            List.of(depth, unseen));

    assertThat(ManualPage.of("mole", program, "1.2", List.of(fill)))
        .isEqualTo(
            """
            .TH mole 8 "" "mole 1.2"
            .SH NAME
            mole \\- digs
            .SH SYNOPSIS
            .B mole
            [global options] command [options] [arguments...]
            .SH DESCRIPTION
            Digs a hole.
            .PP
            \\&.dot
            .SH OPTIONS
            .TP
            .B \\-\\-no\\-wait, \\-n
            Come back at once.
            .SH COMMANDS
            .SS fill <container\\-id>
            Fill a hole.
            .PP
            For example:
            .PP
            .EX
                # mole fill \\ex
            .EE
            .TP
            .B \\-\\-depth N
            How far down (default: 0).
            .SH SEE ALSO
            The specification: https://github.com/opencontainers/runtime\\-spec
            """);
  }
}
