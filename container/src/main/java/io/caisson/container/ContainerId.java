package io.caisson.container;

/**
 * The name of a container, unique below a state root, and the name of its directory there: so one
 * path component of {@code [A-Za-z0-9_+.-]}, and neither {@code .} nor {@code ..}.
 */
public record ContainerId(String value) {
  /** Throws {@link Failure#invalidId} for anything that is not a container id. */
  public static ContainerId parse(String text) {
    if (text.isEmpty() || text.equals(".") || text.equals("..")) throw Failure.invalidId(text);
    for (int i = 0; i < text.length(); i++) {
      if (!allowed(text.charAt(i))) throw Failure.invalidId(text);
    }
    return new ContainerId(text);
  }

  private static boolean allowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '+'
        || c == '-'
        || c == '.';
  }

  @Override
  public String toString() {
    return value;
  }
}
