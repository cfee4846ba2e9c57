package io.caisson.cli.command;

import io.caisson.cli.output.Columns;
import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.container.ListContainers;
import io.caisson.spec.StateDocument;
import java.util.List;

/** {@code list}: the containers of this root, as a table, as JSON or by their names alone. */
final class ListCommand implements Command {
  private static final Option FORMAT =
      Option.text("format", "FORMAT", "table or json").letter("f").byDefault("table");
  private static final Option QUIET = Option.flag("quiet", "print only the ids").letter("q");

  private static final Syntax SYNTAX =
      new Syntax(
          "list",
          "list the containers",
          Operands.NONE,
          """
          Lists the containers whose state is below the directory of the global option "--root".
          """,
          List.of(FORMAT, QUIET));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    // What cannot be read is told apart from the log: runc does so, and the list still succeeds.
    List<StateDocument> containers =
        ListContainers.run(
            session.runtime(session.err()::line), session.values().isGiven(GlobalOptions.ROOT));
    if (session.flag(QUIET)) {
      session.out().print(ids(containers));
      return 0;
    }
    switch (session.text(FORMAT)) {
      case "table" -> session.out().print(table(containers));
      case "json" -> session.out().print(StateDocument.list(containers));
      default -> throw Refusal.unknownListFormat();
    }
    return 0;
  }

  private static String ids(List<StateDocument> containers) {
    StringBuilder ids = new StringBuilder();
    for (StateDocument container : containers) ids.append(container.id()).append('\n');
    return ids.toString();
  }

  static String table(List<StateDocument> containers) {
    Columns columns = new Columns();
    columns.row(List.of("ID", "PID", "STATUS", "BUNDLE", "CREATED", "OWNER"));
    for (StateDocument container : containers) {
      columns.row(
          List.of(
              container.id(),
              Integer.toString(container.pid()),
              container.status(),
              container.bundle(),
              container.created(),
              container.owner()));
    }
    return columns.toString();
  }
}
