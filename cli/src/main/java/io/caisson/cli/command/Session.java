package io.caisson.cli.command;

import io.caisson.cli.output.Log;
import io.caisson.cli.output.Output;
import io.caisson.cli.output.Quoting;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Parser;
import io.caisson.cli.syntax.Values;
import io.caisson.container.ContainerId;
import io.caisson.container.Isolation;
import io.caisson.container.Runtime;
import io.caisson.container.StateRoot;
import io.caisson.container.Warnings;
import java.util.List;

/**
 * What a command works with: what was written on the command line, and where to print.
 *
 * @param values of the command's options and of the program's
 * @param operands as many as the command's syntax allows
 */
public record Session(
    Program program, Values values, List<String> operands, Output out, Output err, Log log) {

  boolean flag(Option option) {
    return values.flag(option);
  }

  String text(Option option) {
    return values.text(option);
  }

  /** The container that the first operand names; throws Failure if that is no name for one. */
  ContainerId id() {
    return ContainerId.parse(operands.getFirst());
  }

  /** What the global options say, with the log for warnings. */
  Runtime runtime() {
    return runtime(log::warning);
  }

  Runtime runtime(Warnings warnings) {
    if (values.isGiven(GlobalOptions.CRIU))
      log.debug("--criu is ignored: it is looked for in $PATH");
    requireTruthOrAuto(text(GlobalOptions.ROOTLESS));
    StateRoot root = new StateRoot(RootDirectory.of(values));
    return new Runtime(root, isolation(), systemdCgroup(), warnings);
  }

  private Isolation isolation() {
    boolean byName = !values.isGiven(GlobalOptions.ISOLATION) && !program.isolation().isEmpty();
    return Isolations.named(byName ? program.isolation() : text(GlobalOptions.ISOLATION));
  }

  private boolean systemdCgroup() {
    return switch (text(GlobalOptions.CGROUP_MANAGER)) {
      case "", "cgroupfs" -> flag(GlobalOptions.SYSTEMD_CGROUP);
      case "systemd" -> true;
      case "disabled" -> throw Refusal.cgroupsCannotBeDisabled();
      default -> throw Refusal.unknownCgroupManager(text(GlobalOptions.CGROUP_MANAGER));
    };
  }

  // Which cgroups may be written the cgroups themselves tell; a wrong word is an error all the
  // same.
  private static void requireTruthOrAuto(String word) {
    boolean auto = word.isEmpty() || word.equalsIgnoreCase("auto");
    if (!auto && Parser.truth(word) == null) throw Refusal.notTruth(Quoting.go(word));
  }
}
