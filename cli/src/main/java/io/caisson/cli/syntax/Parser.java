package io.caisson.cli.syntax;

import io.caisson.cli.output.Quoting;
import io.caisson.cli.syntax.Option.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads arguments as Go's command line libraries do, because engines write them so: {@code -flag}
 * and {@code --flag} are the same, a value follows after {@code =} or as the next argument, letters
 * are not bundled, {@code --} ends the options. An option may also stand after an operand, and an
 * option of the program after the command.
 */
public final class Parser {
  private final Syntax syntax;
  private final List<Option> inherited;
  private final List<String> arguments;
  private final Values values;
  private final List<String> operands = new ArrayList<>();
  private int next;

  private Parser(Syntax syntax, List<Option> inherited, List<String> arguments, Values values) {
    this.syntax = syntax;
    this.inherited = inherited;
    this.arguments = arguments;
    this.values = values;
  }

  /**
   * What was left after the options.
   *
   * @param operands complete only if there is no error
   * @param error what the first wrong argument was, in the field's words
   */
  public record Parsed(List<String> operands, @Nullable String error) {}

  /** Reads {@code arguments} into {@code values}, up to the first error; throws nothing. */
  public static Parsed parse(
      Syntax syntax, List<Option> inherited, List<String> arguments, Values values) {
    Parser parser = new Parser(syntax, inherited, arguments, values);
    String error = parser.parse();
    return new Parsed(parser.operands, error);
  }

  private @Nullable String parse() {
    while (next < arguments.size()) {
      String argument = arguments.get(next++);
      if (argument.equals("--")) break;
      if (!isOption(argument)) {
        operands.add(argument);
        if (operands.size() == syntax.operands().optionsEnd()) break;
        continue;
      }
      String error = option(argument);
      if (error != null) return error;
    }
    operands.addAll(arguments.subList(next, arguments.size()));
    return null;
  }

  /** A dash alone is an operand (standard input, by custom), and so is a negative number. */
  private static boolean isOption(String argument) {
    if (argument.length() < 2 || argument.charAt(0) != '-') return false;
    return argument.charAt(1) == '-' || Character.isLetter(argument.charAt(1));
  }

  private @Nullable String option(String argument) {
    String written = argument.substring(argument.startsWith("--") ? 2 : 1);
    int equals = written.indexOf('=');
    String name = equals < 0 ? written : written.substring(0, equals);
    @Nullable String value = equals < 0 ? null : written.substring(equals + 1);

    Option option = find(name);
    if (option == null) return "flag provided but not defined: -" + name;
    if (option.kind() == Kind.FLAG) return flag(option, name, value);
    if (value == null) {
      if (next == arguments.size()) return "flag needs an argument: " + argument;
      value = arguments.get(next++);
    }
    String fault = option.kind() == Kind.NUMBER ? numberFault(value) : null;
    if (fault != null) return invalid(value, name, fault);
    values.add(option, value);
    return null;
  }

  private @Nullable Option find(String name) {
    for (Option option : syntax.options()) {
      if (option.answersTo(name)) return option;
    }
    for (Option option : inherited) {
      if (option.answersTo(name)) return option;
    }
    return null;
  }

  private @Nullable String flag(Option option, String name, @Nullable String value) {
    if (value == null || value.isEmpty()) {
      values.add(option, "true");
      return null;
    }
    Boolean truth = truth(value);
    if (truth == null) return invalid(value, name, "parse error");
    values.add(option, truth ? "true" : "false");
    return null;
  }

  /** The words of Go's strconv.ParseBool, or null for any other. */
  public static @Nullable Boolean truth(String word) {
    return switch (word) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      case "0", "f", "F", "false", "FALSE", "False" -> false;
      default -> null;
    };
  }

  private static @Nullable String numberFault(String text) {
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    boolean digits = text.length() > start;
    for (int i = start; i < text.length(); i++) {
      digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    if (!digits) return "strconv.ParseInt: parsing " + Quoting.go(text) + ": invalid syntax";
    try {
      Long.parseLong(text);
      return null;
    } catch (NumberFormatException tooLarge) { // digits alone, so nothing else can be wrong with it
      return "strconv.ParseInt: parsing " + Quoting.go(text) + ": value out of range";
    }
  }

  private static String invalid(String value, String name, String fault) {
    return "invalid value " + Quoting.go(value) + " for flag -" + name + ": " + fault;
  }
}
