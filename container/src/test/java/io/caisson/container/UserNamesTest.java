package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserNamesTest {
  private static final String PASSWD =
      """
      root:x:0:0:root:/root:/bin/sh
      broken
      :x:7:7::/:
      backup:*:34:34:backup:/var/backups:
      toor:x:0:0::/:
      nobody:x:4294967294:65534::/:""";

  @ParameterizedTest
  @CsvSource({"0, root", "34, backup", "-2, nobody", "3, #3", "7, #7", "-1, #4294967295"})
  void a_user_is_called_by_the_first_name_that_fits(int uid, String name) {
    assertThat(new UserNames(PASSWD).of(uid)).isEqualTo(name);
  }
}
