package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rules on hooks (config.md "POSIX-platform Hooks"); runc learns of both mistakes when the hook is
 * due.
 */
final class HookRules {
  private static final String[] NAMES = {
    "prestart", "createRuntime", "createContainer", "startContainer", "poststart", "poststop"
  };

  static List<List<Hook>> lists(Hooks hooks) {
    return List.of(
        hooks.prestart(),
        hooks.createRuntime(),
        hooks.createContainer(),
        hooks.startContainer(),
        hooks.poststart(),
        hooks.poststop());
  }

  static @Nullable String pathsAreAbsolute(Spec spec, Host host) {
    if (spec.hooks().equals(Hooks.NONE)) return null;
    List<List<Hook>> lists = lists(spec.hooks());
    for (int i = 0; i < NAMES.length; i++) {
      List<Hook> hooks = lists.get(i);
      for (int j = 0; j < hooks.size(); j++) {
        String path = hooks.get(j).path();
        if (!path.startsWith("/")) {
          return NAMES[i] + " hook #" + j + ": path " + JsonWriter.quote(path) + " is not absolute";
        }
      }
    }
    return null;
  }

  static @Nullable String timeoutsArePositive(Spec spec, Host host) {
    if (spec.hooks().equals(Hooks.NONE)) return null;
    List<List<Hook>> lists = lists(spec.hooks());
    for (int i = 0; i < NAMES.length; i++) {
      List<Hook> hooks = lists.get(i);
      for (int j = 0; j < hooks.size(); j++) {
        Integer timeout = hooks.get(j).timeout();
        if (timeout != null && timeout <= 0) {
          return NAMES[i] + " hook #" + j + ": timeout " + timeout + " is not greater than zero";
        }
      }
    }
    return null;
  }

  private HookRules() {}
}
