package io.caisson.cli;

import io.caisson.cgroup.CgroupFailure;
import io.caisson.cli.command.Command;
import io.caisson.cli.command.Commands;
import io.caisson.cli.command.GlobalOptions;
import io.caisson.cli.command.Program;
import io.caisson.cli.command.Refusal;
import io.caisson.cli.command.Session;
import io.caisson.cli.command.Version;
import io.caisson.cli.output.Log;
import io.caisson.cli.output.Output;
import io.caisson.cli.syntax.HelpText;
import io.caisson.cli.syntax.Parser;
import io.caisson.cli.syntax.Parser.Parsed;
import io.caisson.cli.syntax.Syntax;
import io.caisson.cli.syntax.Values;
import io.caisson.container.Failure;
import io.caisson.linux.LinuxException;
import io.caisson.spec.json.JsonException;
import java.util.List;

/**
 * From arguments to an exit status: parse, open the log, run the command, report what failed, once.
 * An instance serves one command line.
 */
final class CommandLine {
  private static final int SUCCESS = 0;
  private static final int FAILURE = 1;

  private final Program program;
  private final Output out;
  private final Output err;
  private final Values values = new Values();
  private Log log;

  CommandLine(Program program, Output out, Output err) {
    this.program = program;
    this.out = out;
    this.err = err;
    this.log = Log.onStandardError(err);
  }

  /** The exit status; whatever went wrong has been reported. */
  int run(List<String> arguments) {
    try {
      return dispatch(arguments);
    } catch (RuntimeException failure) {
      log.error(words(failure));
      return FAILURE;
    }
  }

  private int dispatch(List<String> arguments) {
    Parsed parsed = Parser.parse(GlobalOptions.SYNTAX, List.of(), arguments, values);
    String error = parsed.error();
    List<String> operands = parsed.operands();
    if (values.flag(GlobalOptions.HELP)) return help(Commands.help(program.name()));
    if (error != null) return misused(": " + error, Commands.help(program.name()), error);
    if (values.flag(GlobalOptions.VERSION)) return help(Version.text(program));
    if (operands.isEmpty()) return help(Commands.help(program.name()));

    Command command = Commands.find(operands.getFirst());
    if (command != null) return call(command, operands.subList(1, operands.size()));
    openLog();
    return Commands.unknown(operands.getFirst(), log);
  }

  private int call(Command command, List<String> arguments) {
    Syntax syntax = command.syntax();
    Parsed parsed = Parser.parse(syntax, GlobalOptions.AFTER_COMMAND, arguments, values);
    String error = parsed.error();
    List<String> operands = parsed.operands();
    if (values.flag(GlobalOptions.HELP)) return help(page(syntax));
    if (error != null) return misused(": " + error, page(syntax), error);
    String complaint = syntax.operands().complaint(syntax.name(), operands.size());
    if (complaint != null) return misused(".", page(syntax), program.calledAs() + ": " + complaint);

    openLog();
    int status = attempt(command, operands);
    log.release();
    return status;
  }

  private int attempt(Command command, List<String> operands) {
    try {
      return command.run(new Session(program, values, operands, out, err, log));
    } catch (RuntimeException failure) {
      String prefix =
          command.namesItselfInFailures()
              ? program.name() + " " + command.syntax().name() + " failed: "
              : "";
      log.error(prefix + words(failure));
      return FAILURE;
    }
  }

  private String page(Syntax syntax) {
    return HelpText.command(program.name(), syntax);
  }

  private int help(String page) {
    out.print(page);
    return SUCCESS;
  }

  /**
   * Help goes to standard output even now, as runc has it: engines take standard error for the
   * reason.
   */
  private int misused(String how, String page, String error) {
    out.print("Incorrect Usage" + how + "\n\n" + page);
    openLog();
    log.error(error);
    return FAILURE;
  }

  private void openLog() {
    log = GlobalOptions.openLog(values, err);
  }

  /**
   * Our own exceptions carry a sentence for the user; any other is a fault of ours, and says so.
   */
  private static String words(RuntimeException failure) {
    String message = failure.getMessage();
    boolean ours =
        failure instanceof Refusal
            || failure instanceof Failure
            || failure instanceof CgroupFailure
            || failure instanceof LinuxException
            || failure instanceof JsonException;
    return ours && message != null ? message : "internal error: " + failure;
  }
}
