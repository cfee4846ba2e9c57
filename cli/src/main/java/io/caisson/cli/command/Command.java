package io.caisson.cli.command;

import io.caisson.cli.syntax.Syntax;

/** One command of the program: what may be written after its name, and what it does. */
public interface Command {
  Syntax syntax();

  /** Does it, and returns the exit status. An exception is reported by the caller, once. */
  int run(Session session);

  /** Whether a failure's text begins with the program's and the command's name. */
  default boolean namesItselfInFailures() {
    return false;
  }
}
