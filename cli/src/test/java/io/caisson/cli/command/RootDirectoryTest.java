package io.caisson.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.Processes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootDirectoryTest {
  @ParameterizedTest
  @CsvSource({"/run/x, /run/x", "//run/./x/, /run/x", "/a/../b/.., /", "/../.., /", "/, /"})
  void a_path_is_cleaned_as_text(String written, String clean) {
    assertThat(RootDirectory.absolute(written)).isEqualTo(clean);
  }

  @Test
  void a_relative_path_begins_in_the_current_directory() {
    assertThat(RootDirectory.absolute("x/../y")).isEqualTo(Processes.getcwd() + "/y");
    assertThat(RootDirectory.absolute("")).isEqualTo(Processes.getcwd());
  }
}
