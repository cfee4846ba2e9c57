package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateFileTest {
  @Property
  void what_is_written_is_read_back(
      @ForAll String version,
      @ForAll int pid,
      @ForAll long startTime,
      @ForAll String bundle,
      @ForAll Map<String, String> annotations,
      @ForAll List<String> laterHooks,
      @ForAll boolean shared,
      @ForAll Map<String, String> paths,
      @ForAll boolean systemd) {
    StateRecord record =
        new StateRecord(
            version,
            "c1",
            pid,
            startTime,
            "2026-01-02T03:04:05.06Z",
            bundle,
            bundle + "/rootfs",
            annotations,
            laterHooks,
            shared,
            paths,
            systemd,
            "namespaces");

    assertThat(StateFile.read("state.json", StateFile.write(record))).isEqualTo(record);
  }

  @Test
  void a_property_of_a_newer_version_is_passed_over() {
    assertThat(read("{\"id\":\"c1\",\"future\":[{}],\"pid\":7}").pid()).isEqualTo(7);
  }

  @Test
  void a_broken_file_is_named() {
    assertThatThrownBy(() -> read("{\"pid\":\"x\"}"))
        .isInstanceOf(Failure.class)
        .hasMessageStartingWith("/run/caisson/c1/state.json: pid: ");
  }

  private static StateRecord read(String text) {
    return StateFile.read("/run/caisson/c1/state.json", text.getBytes(StandardCharsets.UTF_8));
  }
}
