package io.caisson.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.spec.StateDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListCommandTest {
  private static StateDocument container(String id, int pid, String status, String owner) {
    return new StateDocument(
        "1.3.0", id, pid, status, "/b", "/b/rootfs", "2026-01-31T12:00:00.5Z", Map.of(), owner);
  }

  @Test
  void the_table_is_runcs() {
    List<StateDocument> containers =
        List.of(
            container("a", 4711, "running", "root"), container("longer-name", 0, "stopped", "#7"));

    assertThat(ListCommand.table(containers))
        .isEqualTo(
            """
            ID            PID         STATUS      BUNDLE      CREATED                  OWNER
            a             4711        running     /b          2026-01-31T12:00:00.5Z   root
            longer-name   0           stopped     /b          2026-01-31T12:00:00.5Z   #7
            """);
  }
}
