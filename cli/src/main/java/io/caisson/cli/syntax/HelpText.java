package io.caisson.cli.syntax;

import java.util.List;

/** Help, in the layout that users of runc know. */
public final class HelpText {
  private static final String INDENT = "   ";

  private HelpText() {}

  /** The page of one command. */
  public static String command(String program, Syntax syntax) {
    StringBuilder page = new StringBuilder(2048);
    name(page, program + " " + syntax.name(), syntax.summary());
    heading(page, "USAGE").append(INDENT).append(program).append(' ').append(syntax.name());
    if (hasVisible(syntax.options())) page.append(" [options]");
    if (!syntax.operands().usage().isEmpty()) {
      page.append(' ').append(syntax.operands().usage());
    }
    page.append('\n');
    description(page, program, syntax.description());
    options(page, "OPTIONS", syntax.options());
    return page.toString();
  }

  /** The page of the program, with its commands. */
  public static String program(
      String program, Syntax syntax, String version, List<Syntax> commands) {
    StringBuilder page = new StringBuilder(4096);
    name(page, program, syntax.summary());
    heading(page, "USAGE")
        .append(INDENT)
        .append(program)
        .append(" [global options] command [options] [arguments...]\n");
    heading(page, "VERSION").append(INDENT).append(version).append('\n');
    description(page, program, syntax.description());
    heading(page, "COMMANDS");
    int width = 0;
    for (Syntax command : commands) width = Math.max(width, command.name().length());
    for (Syntax command : commands) {
      row(page, command.name(), width, command.summary());
    }
    options(page, "GLOBAL OPTIONS", syntax.options());
    return page.toString();
  }

  private static void name(StringBuilder page, String name, String summary) {
    page.append("NAME:\n").append(INDENT).append(name).append(" - ").append(summary).append('\n');
  }

  private static StringBuilder heading(StringBuilder page, String title) {
    return page.append('\n').append(title).append(":\n");
  }

  private static void description(StringBuilder page, String program, String text) {
    if (text.isEmpty()) return;
    heading(page, "DESCRIPTION");
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      if (end < 0) end = text.length();
      String line = text.substring(start, end).replace("%", program);
      page.append(line.isEmpty() ? "" : INDENT).append(line).append('\n');
      start = end + 1;
    }
  }

  private static void options(StringBuilder page, String title, List<Option> options) {
    if (!hasVisible(options)) return;
    heading(page, title);
    int width = 0;
    for (Option option : options) {
      if (!option.hidden()) width = Math.max(width, spelling(option).length());
    }
    for (Option option : options) {
      if (!option.hidden()) row(page, spelling(option), width, usage(option));
    }
  }

  private static boolean hasVisible(List<Option> options) {
    for (Option option : options) {
      if (!option.hidden()) return true;
    }
    return false;
  }

  /** {@code --bundle DIR, -b DIR}. */
  public static String spelling(Option option) {
    String value = option.value().isEmpty() ? "" : " " + option.value();
    String name = "--" + option.name() + value;
    return option.letter().isEmpty() ? name : name + ", -" + option.letter() + value;
  }

  /** What the option does, and its default. */
  public static String usage(Option option) {
    if (option.byDefault().isEmpty()) return option.usage();
    return option.usage() + " (default: " + option.byDefault() + ")";
  }

  private static void row(StringBuilder page, String left, int width, String right) {
    page.append(INDENT).append(left);
    for (int i = left.length(); i < width + 2; i++) page.append(' ');
    page.append(right).append('\n');
  }
}
