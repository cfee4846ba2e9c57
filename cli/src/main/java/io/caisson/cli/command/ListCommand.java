package io.caisson.cli.command;

import io.caisson.cli.output.Columns;
import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.Failure;
import io.caisson.container.ListContainers;
import io.caisson.spec.StateDocument;
import java.util.List;

/** {@code list}: show all containers. */
final class ListCommand implements Command {
  private static final Option FORMAT =
      Option.text("format", "FORMAT", "'table' or 'json'").letter("f").byDefault("table");
  private static final Option QUIET = Option.flag("quiet", "show the ids only").letter("q");

  private static final Syntax SYNTAX =
      new Syntax(
          "list",
          "show all containers",
          Operands.NONE,
          """
          Shows the containers whose state is below --root.
          """,
          List.of(FORMAT, QUIET));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    List<StateDocument> containers =
        ListContainers.run(Verbs.runtime(session), session.values().isGiven(GlobalOptions.ROOT));
    if (session.flag(QUIET)) {
      for (StateDocument container : containers) session.out().line(container.id());
      return 0;
    }
    switch (session.text(FORMAT)) {
      case "table" -> session.out().print(table(containers));
      case "json" -> session.out().print(StateDocument.list(containers));
      default -> throw Failure.of("invalid format option");
    }
    return 0;
  }

  private static String table(List<StateDocument> containers) {
    Columns table = new Columns();
    table.row(List.of("ID", "PID", "STATUS", "BUNDLE", "CREATED", "OWNER"));
    for (StateDocument container : containers) {
      table.row(
          List.of(
              container.id(),
              Integer.toString(container.pid()),
              container.status(),
              container.bundle(),
              container.created(),
              container.owner()));
    }
    return table.toString();
  }
}
