package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the program runs as, in the container's own ids.
 *
 * @param umask null means the runtime's default, 0022
 */
public record User(long uid, long gid, @Nullable Integer umask, List<Long> additionalGids) {
  /** What an absent section means. */
  public static final User ROOT = new User(0, 0, null, List.of());
}
