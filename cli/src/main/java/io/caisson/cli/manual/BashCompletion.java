package io.caisson.cli.manual;

import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import java.util.List;

/**
 * The completion script for bash: commands, options, files for options that take one, and container
 * ids.
 */
public final class BashCompletion {
  private BashCompletion() {}

  public static String of(String name, Syntax program, List<Syntax> commands) {
    StringBuilder script = new StringBuilder(4096);
    script.append("# bash completion for ").append(name).append("; made by the build\n\n");
    script.append('_').append(name).append("() {\n");
    script.append("  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}\n");
    script.append("  local command= words= i\n");
    findCommand(script, program);
    completeValue(script, program, commands);
    script.append("  case $command in\n");
    words(script, "''", program, commandNames(commands));
    for (Syntax command : commands) {
      boolean takesContainer = command.operands().usage().startsWith("<container-id>");
      String operands = takesContainer ? "$(" + name + " list --quiet 2>/dev/null)" : "";
      if (command.name().equals("help")) operands = commandNames(commands);
      words(script, command.name(), command, operands);
    }
    script.append("  esac\n");
    script.append("  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n}\n\n");
    return script.append("complete -F _" + name + " " + name + "\n").toString();
  }

  /** The first word that is neither an option of the program nor the value of one. */
  private static void findCommand(StringBuilder script, Syntax program) {
    script.append("  for ((i = 1; i < COMP_CWORD; i++)); do\n    case ${COMP_WORDS[i]} in\n");
    StringBuilder withValue = new StringBuilder();
    for (Option option : program.options()) {
      if (option.kind() != Option.Kind.FLAG) alternative(withValue, option);
    }
    script.append("      ").append(withValue).append(") ((i++)) ;;\n");
    script.append("      -*) ;;\n");
    script.append("      *) command=${COMP_WORDS[i]} && break ;;\n    esac\n  done\n");
  }

  private static void completeValue(StringBuilder script, Syntax program, List<Syntax> commands) {
    StringBuilder files = new StringBuilder();
    StringBuilder directories = new StringBuilder();
    valueOptions(program, files, directories);
    for (Syntax command : commands) valueOptions(command, files, directories);
    script.append("  case $before in\n");
    reply(script, directories, "-d");
    reply(script, files, "-f");
    script.append("  esac\n");
  }

  private static void valueOptions(Syntax syntax, StringBuilder files, StringBuilder directories) {
    for (Option option : syntax.options()) {
      if (option.value().equals("FILE") || option.value().equals("SOCKET")) {
        alternative(files, option);
      } else if (option.value().equals("DIR")) {
        alternative(directories, option);
      }
    }
  }

  private static void reply(StringBuilder script, StringBuilder options, String kind) {
    if (options.isEmpty()) return;
    script.append("    ").append(options).append(") COMPREPLY=($(compgen ").append(kind);
    script.append(" -- \"$word\")) && return ;;\n");
  }

  private static void alternative(StringBuilder pattern, Option option) {
    if (!pattern.isEmpty()) pattern.append('|');
    pattern.append("--").append(option.name());
    if (!option.letter().isEmpty()) pattern.append("|-").append(option.letter());
  }

  private static void words(StringBuilder script, String name, Syntax syntax, String operands) {
    script.append("    ").append(name).append(")\n      words=\"").append(operands).append("\"\n");
    script.append("      [[ $word == -* ]] && words=\"");
    for (Option option : syntax.options()) {
      if (!option.hidden()) script.append("--").append(option.name()).append(' ');
    }
    if (!name.equals("''")) script.append("--help");
    script.append("\"\n      ;;\n");
  }

  private static String commandNames(List<Syntax> commands) {
    StringBuilder names = new StringBuilder();
    for (Syntax command : commands) {
      if (!names.isEmpty()) names.append(' ');
      names.append(command.name());
    }
    return names.toString();
  }
}
