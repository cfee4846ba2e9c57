package io.caisson.cli.syntax;

/**
 * One option: what is parsed, and what help, completion and the manual say of it.
 *
 * @param name the long name, without dashes
 * @param letter the one-letter alias without its dash, or empty
 * @param kind what its value is
 * @param value the word that stands for the value in help, or empty for a flag
 * @param usage one line of help, in lower case and without a full stop
 * @param byDefault the value when it is not given, as text
 * @param hidden accepted, but not shown
 */
public record Option(
    String name,
    String letter,
    Kind kind,
    String value,
    String usage,
    String byDefault,
    boolean hidden) {

  /** How the text after an option is read. */
  public enum Kind {
    /** Takes a value only by {@code --flag=false}; the next argument is never its value. */
    FLAG,
    TEXT,
    /** A decimal number that fits 64 bits, signed. */
    NUMBER
  }

  /** An option without a value. */
  public static Option flag(String name, String usage) {
    return new Option(name, "", Kind.FLAG, "", usage, "", false);
  }

  /** An option whose value is any text. */
  public static Option text(String name, String value, String usage) {
    return new Option(name, "", Kind.TEXT, value, usage, "", false);
  }

  /** An option whose value is a number, zero by default. */
  public static Option number(String name, String value, String usage) {
    return new Option(name, "", Kind.NUMBER, value, usage, "0", false);
  }

  public Option letter(String alias) {
    return new Option(name, alias, kind, value, usage, byDefault, hidden);
  }

  public Option byDefault(String text) {
    return new Option(name, letter, kind, value, usage, text, hidden);
  }

  /** The same option, accepted in silence: kept for callers of other or older runtimes. */
  public Option hide() {
    return new Option(name, letter, kind, value, usage, byDefault, true);
  }

  /** Whether {@code written}, without its dashes, names this option. */
  boolean answersTo(String written) {
    return name.equals(written) || (!letter.isEmpty() && letter.equals(written));
  }
}
