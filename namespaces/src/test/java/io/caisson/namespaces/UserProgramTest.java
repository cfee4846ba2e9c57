package io.caisson.namespaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.container.Failure;
import io.caisson.spec.Process;
import io.caisson.spec.User;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserProgramTest {
  private static Process program(String name) {
    return new Process(
        false,
        null,
        User.ROOT,
        List.of(name),
        List.of("PATH=/nowhere:/usr/bin:/bin"),
        "/",
        null,
        List.of(),
        false,
        "",
        null,
        null,
        "",
        null,
        null);
  }

  @Test
  void a_bare_name_is_looked_up_in_the_container_s_path() {
    assertThat(UserProgram.find(program("env")).path()).isEqualTo("/usr/bin/env");
  }

  @Test
  void a_name_that_is_nowhere_fails_in_runc_s_words() {
    assertThatThrownBy(() -> UserProgram.find(program("nonexist")))
        .isInstanceOf(Failure.class)
        .hasMessage("exec: \"nonexist\": executable file not found in $PATH");
  }

  @Test
  void a_path_that_is_not_there_fails_in_runc_s_words() {
    assertThatThrownBy(() -> UserProgram.find(program("/bin/nonexist")))
        .isInstanceOf(Failure.class)
        .hasMessage("exec: \"/bin/nonexist\": stat /bin/nonexist: no such file or directory");
  }

  @Test
  void a_directory_is_no_program() {
    assertThatThrownBy(() -> UserProgram.find(program("/etc")))
        .isInstanceOf(Failure.class)
        .hasMessage("exec: \"/etc\": is a directory");
  }

  @Test
  void of_equal_variables_the_last_counts() {
    assertThat(UserProgram.withHome(List.of("A=1", "HOME=/x", "A=2"), 0))
        .containsExactly("HOME=/x", "A=2");
  }

  @Test
  void an_empty_home_comes_from_passwd() {
    assertThat(UserProgram.withHome(List.of("HOME="), 0)).containsExactly("HOME=/root");
    assertThat(UserProgram.withHome(List.of(), 4_000_000_000L)).containsExactly("HOME=/");
  }

  @Test
  void an_entry_without_a_name_is_refused() {
    assertThatThrownBy(() -> UserProgram.withHome(List.of("=x"), 0)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> UserProgram.withHome(List.of("x"), 0)).isInstanceOf(Failure.class);
  }
}
