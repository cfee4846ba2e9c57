package io.caisson.spec;

/**
 * A kernel parameter's two spellings (sysctl.d(5)). The separator that comes first decides: in
 * "net.ipv4.conf.eth0/100.rp_filter" and "net/ipv4/conf/eth0.100/rp_filter" the other one is part
 * of a name.
 */
public final class SysctlName {

  /** With dots between the names. */
  public static String dotted(String key) {
    return slashFirst(key) ? swapped(key) : key;
  }

  /** The file below /proc/sys. */
  public static String path(String key) {
    return slashFirst(key) ? key : swapped(key);
  }

  /** Whether the path has no part that is empty or leads up. */
  static boolean staysBelow(String key) {
    String path = path(key);
    for (int start = 0; start <= path.length(); ) {
      int slash = path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      String part = path.substring(start, end);
      if (part.isEmpty() || part.equals(".") || part.equals("..") || NulRules.has(part)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean slashFirst(String key) {
    int slash = key.indexOf('/');
    int dot = key.indexOf('.');
    return slash >= 0 && (dot < 0 || slash < dot);
  }

  private static String swapped(String key) {
    char[] text = key.toCharArray();
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '.') text[i] = '/';
      else if (text[i] == '/') text[i] = '.';
    }
    return new String(text);
  }

  private SysctlName() {}
}
