package io.caisson.cli.manual;

import io.caisson.cli.syntax.HelpText;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import java.util.List;

/** The manual page in section 8, for man(1): the same words as the help, set by man(7). */
public final class ManualPage {
  private ManualPage() {}

  public static String of(String name, Syntax program, String version, List<Syntax> commands) {
    StringBuilder page = new StringBuilder(8192);
    page.append(".TH ").append(name).append(" 8 \"\" \"").append(name).append(' ');
    page.append(version).append("\"\n");
    section(page, "NAME").append(name).append(" \\- ");
    page.append(escape(program.summary())).append('\n');
    section(page, "SYNOPSIS").append(".B ").append(name).append('\n');
    page.append("[global options] command [options] [arguments...]\n");
    section(page, "DESCRIPTION");
    paragraphs(page, name, program.description());
    section(page, "OPTIONS");
    options(page, program.options());
    section(page, "COMMANDS");
    for (Syntax command : commands) command(page, name, command);
    section(page, "SEE ALSO");
    page.append("The specification: https://github.com/opencontainers/runtime\\-spec\n");
    return page.toString();
  }

  private static StringBuilder section(StringBuilder page, String title) {
    return page.append(".SH ").append(title).append('\n');
  }

  private static void command(StringBuilder page, String name, Syntax command) {
    page.append(".SS ").append(command.name());
    if (!command.operands().usage().isEmpty()) {
      page.append(' ').append(escape(command.operands().usage()));
    }
    page.append('\n').append(sentence(command.summary())).append('\n');
    if (!command.description().isEmpty()) page.append(".PP\n");
    paragraphs(page, name, command.description());
    options(page, command.options());
  }

  private static void options(StringBuilder page, List<Option> options) {
    for (Option option : options) {
      if (option.hidden()) continue;
      page.append(".TP\n.B ").append(escape(HelpText.spelling(option))).append('\n');
      page.append(sentence(HelpText.usage(option))).append('\n');
    }
  }

  /** Every line ends with a line feed. Indented lines are examples, and stay as they are. */
  private static void paragraphs(StringBuilder page, String name, String text) {
    boolean example = false;
    String rest = text.replace("%", name);
    while (!rest.isEmpty()) {
      int end = rest.indexOf('\n');
      String line = rest.substring(0, end);
      rest = rest.substring(end + 1);
      boolean indented = line.startsWith("    ");
      if (indented != example && !line.isEmpty()) {
        page.append(indented ? ".EX\n" : ".EE\n");
        example = indented;
      }
      page.append(line.isEmpty() && !example ? ".PP" : escape(line)).append('\n');
    }
    if (example) page.append(".EE\n");
  }

  private static String sentence(String words) {
    String text = escape(words);
    return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
  }

  /** Hyphens that may be typed, backslashes, and a first character that roff would obey. */
  private static String escape(String text) {
    String escaped = text.replace("\\", "\\e").replace("-", "\\-");
    boolean command = escaped.startsWith(".") || escaped.startsWith("'");
    return command ? "\\&" + escaped : escaped;
  }
}
