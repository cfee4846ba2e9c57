package io.caisson.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.Processes;
import io.caisson.spec.Spec;
import io.caisson.spec.SpecReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecCommandTest {
  @TempDir Path scratch = Path.of("");
  @TempDir Path bundle = Path.of("");

  private Printed spec(String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "spec";
    arguments[1] = "-b";
    arguments[2] = bundle.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Printed.by(scratch, arguments);
  }

  private String config() {
    return bundle.resolve("config.json").toString();
  }

  @Test
  void it_writes_a_config_that_reads_back() {
    Printed printed = spec();

    assertThat(printed).isEqualTo(new Printed(0, "", ""));
    Spec spec = SpecReader.read(Files.readAll(config()));
    assertThat(spec.ociVersion()).isEqualTo("1.3.0");
    assertThat(spec.linux().uidMappings()).isEmpty();
  }

  @Test
  void the_file_gets_the_mode_that_the_umask_leaves() {
    int mask = Processes.umask(027);
    try {
      spec();
    } finally {
      Processes.umask(mask);
    }

    assertThat(FileStatus.of(config()).permissions()).isEqualTo(0640);
  }

  @Test
  void a_rootless_one_maps_root_to_the_user() {
    spec("--rootless");

    Spec spec = SpecReader.read(Files.readAll(config()));
    assertThat(spec.linux().uidMappings()).hasSize(1);
  }

  @Test
  void an_existing_file_is_left_alone() {
    spec();

    Printed printed = spec();

    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.error()).isEqualTo("File config.json exists. Remove it first");
  }

  @Test
  void a_missing_bundle_is_said_in_runcs_words() {
    Printed printed = Printed.by(scratch, "spec", "--bundle", "/nonexistent");

    assertThat(printed.error()).isEqualTo("chdir /nonexistent: no such file or directory");
  }

  @Test
  void it_takes_no_operand() {
    Printed printed = spec("x");

    assertThat(printed.error()).isEqualTo("caisson: \"spec\" requires exactly 0 argument(s)");
  }
}
