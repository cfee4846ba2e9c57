package io.caisson.cli.command;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Syntax;
import io.caisson.linux.Capabilities;
import io.caisson.spec.FeaturesDocument;
import java.util.ArrayList;
import java.util.List;

/** {@code features}: what this runtime can do, for engines to choose by. */
final class FeaturesCommand implements Command {
  private static final Syntax SYNTAX =
      new Syntax(
          "features",
          "show what this runtime can do, as JSON",
          Operands.NONE,
          """
          Prints the features structure of the runtime specification. It tells what the runtime
          was built to do; the kernel of this host may do less.
          """,
          List.of());

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    List<String> capabilities = new ArrayList<>();
    for (int i = 0; i < Capabilities.COUNT; i++) {
      String name = Capabilities.name(i);
      if (name != null) capabilities.add(name);
    }
    session.out().print(FeaturesDocument.write(capabilities, Version.NUMBER, Version.COMMIT));
    return 0;
  }
}
