package io.caisson.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.Files;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void the_version_is_the_builds() {
    String pom = Files.readText("pom.xml");

    assertThat(pom)
        .contains(
            "<artifactId>caisson</artifactId>\n    <version>" + Version.NUMBER + "</version>");
  }
}
