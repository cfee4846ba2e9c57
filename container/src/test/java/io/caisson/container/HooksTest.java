package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.linux.Errno;
import io.caisson.linux.LinuxException;
import io.caisson.linux.WaitStatus;
import io.caisson.spec.Hook;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HooksTest {
  private static final byte[] STATE = {'{', '}'};
  private static final HookOutcome GOOD = new HookOutcome.Ended(new WaitStatus(0, 0), "out", "");

  private final List<String> ran = new ArrayList<>();
  private final List<String> warned = new ArrayList<>();

  @Test
  void hooks_run_in_their_order_with_the_state_in_the_directory() {
    Hooks.run(
        "prestart",
        List.of(hook("/a"), hook("/b")),
        STATE,
        "/bundle",
        (hook, state, directory) -> {
          ran.add(
              hook.path()
                  + " "
                  + directory
                  + " "
                  + new String(state, java.nio.charset.StandardCharsets.UTF_8));
          return GOOD;
        });

    assertThat(ran).containsExactly("/a /bundle {}", "/b /bundle {}");
  }

  @Test
  void the_first_that_fails_is_the_last() {
    assertThatThrownBy(
            () ->
                Hooks.run(
                    "createRuntime",
                    List.of(hook("/a"), hook("/b"), hook("/c")),
                    STATE,
                    null,
                    failing("/b", ended(1, 0))))
        .isInstanceOf(Failure.class)
        .hasMessage("error running createRuntime hook #1: exit status 1, stdout: o, stderr: e");
    assertThat(ran).containsExactly("/a", "/b");
  }

  @Test
  void after_a_failing_poststop_hook_the_rest_still_runs() {
    Hooks.runAll(
        "poststop",
        List.of(hook("/a"), hook("/b"), hook("/c")),
        STATE,
        null,
        warned::add,
        failing("/a", new HookOutcome.TimedOut(3)));

    assertThat(ran).containsExactly("/a", "/b", "/c");
    assertThat(warned)
        .containsExactly("error running poststop hook #0: hook ran past specified timeout of 3.0s");
  }

  @Test
  void a_poststop_hook_for_which_there_is_no_process_is_a_warning_too() {
    Hooks.runAll(
        "poststop",
        List.of(hook("/a"), hook("/b")),
        STATE,
        null,
        warned::add,
        (hook, state, directory) -> {
          ran.add(hook.path());
          throw new LinuxException("clone3", null, Errno.EAGAIN);
        });

    assertThat(ran).containsExactly("/a", "/b");
    assertThat(warned)
        .containsExactly(
            "error running poststop hook #0: clone3: resource temporarily unavailable",
            "error running poststop hook #1: clone3: resource temporarily unavailable");
  }

  @Test
  void each_way_to_fail_has_its_words() {
    assertThat(GOOD.complaint()).isNull();
    assertThat(ended(3, 0).complaint()).isEqualTo("exit status 3, stdout: o, stderr: e");
    assertThat(ended(0, 9).complaint()).isEqualTo("signal: killed, stdout: o, stderr: e");
    assertThat(new HookOutcome.NotStarted("/x", Errno.ENOENT).complaint())
        .isEqualTo("fork/exec /x: no such file or directory");
    assertThat(new HookOutcome.TimedOut(1).complaint())
        .isEqualTo("hook ran past specified timeout of 1.0s");
  }

  private Hooks.Runner failing(String path, HookOutcome outcome) {
    return (hook, state, directory) -> {
      ran.add(hook.path());
      return hook.path().equals(path) ? outcome : GOOD;
    };
  }

  private static HookOutcome ended(int code, int signal) {
    return new HookOutcome.Ended(new WaitStatus(code, signal), "o", "e");
  }

  private static Hook hook(String path) {
    return new Hook(path, List.of(), List.of(), null);
  }
}
