package io.caisson.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class RootFileSystemTest {
  @Test
  void a_destination_is_cleaned_of_dots_and_doubled_slashes() {
    assertThat(RootFileSystem.clean("/proc")).isEqualTo("/proc");
    assertThat(RootFileSystem.clean("dev/./pts//")).isEqualTo("/dev/pts");
    assertThat(RootFileSystem.clean("/a/../../b")).isEqualTo("/b");
    assertThat(RootFileSystem.clean("")).isEqualTo("/");
  }

  @Property
  void whatever_is_cleaned_stays_inside_and_clean(
      @ForAll @Chars({'/', '.'}) @CharRange(from = 'a', to = 'c') String path) {
    String clean = RootFileSystem.clean(path);

    assertThat(clean).startsWith("/").doesNotContain("//");
    assertThat(clean + "/").doesNotContain("/../").doesNotContain("/./");
    assertThat(RootFileSystem.clean(clean)).isEqualTo(clean);
  }
}
