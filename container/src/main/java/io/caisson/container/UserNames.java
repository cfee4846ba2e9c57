package io.caisson.container;

import io.caisson.linux.Files;
import java.nio.charset.StandardCharsets;

/** The names of this machine's users, as {@code /etc/passwd} has them (passwd(5)). */
final class UserNames {
  private static final String PASSWD = "/etc/passwd";

  private final String entries;

  UserNames(String entries) {
    this.entries = entries;
  }

  static UserNames ofThisMachine() {
    byte[] text = Files.tryReadAll(PASSWD);
    return new UserNames(text == null ? "" : new String(text, StandardCharsets.UTF_8));
  }

  /** The first user with that number; {@code #uid} if there is none. */
  String of(int uid) {
    String field = Integer.toUnsignedString(uid);
    int start = 0;
    while (start < entries.length()) {
      int end = entries.indexOf('\n', start);
      if (end < 0) end = entries.length();
      int name = entries.indexOf(':', start);
      int password = name < 0 ? -1 : entries.indexOf(':', name + 1);
      if (password >= 0
          && password < end
          && entries.startsWith(field + ":", password + 1)
          && name > start) {
        return entries.substring(start, name);
      }
      start = end + 1;
    }
    return "#" + field;
  }
}
