package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sections that also come as documents of their own. */
class SectionDocumentsTest {

  @Test
  void update_reads_resources() {
    LinuxResources resources =
        resources(
            """
            {
              "memory": {"limit": -1, "checkBeforeUpdate": true},
              "cpu": {"shares": 18446744073709551615, "cpus": "0-1"},
              "pids": {"limit": 0},
              "blockIO": {"weight": 500, "throttleReadBpsDevice": [{"major": 8, "minor": 0, "rate": 1048576}]},
              "hugepageLimits": [{"pageSize": "2MB", "limit": 4194304}],
              "unified": {"memory.high": "max"}
            }
            """);

    assertThat(resources)
        .isEqualTo(
            new LinuxResources(
                List.of(),
                new LinuxMemory(-1L, null, null, null, null, null, null, null, true),
                new LinuxCpu(-1L, null, null, null, null, null, "0-1", "", null),
                new LinuxPids(0L),
                new LinuxBlockIO(
                    500,
                    null,
                    List.of(),
                    List.of(new LinuxBlockIO.ThrottleDevice(8, 0, 1048576)),
                    List.of(),
                    List.of(),
                    List.of()),
                List.of(new LinuxHugepageLimit("2MB", 4194304)),
                LinuxNetwork.NONE,
                Map.of(),
                Map.of("memory.high", "max")));
  }

  @Test
  void errors_call_the_document_as_the_caller_does() {
    assertThatThrownBy(() -> resources("{\"blockIO\": {\"weight\": 65536}}"))
        .hasMessage(
            "limits.json: blockIO.weight: 65536 is out of range (0 to 65535) at line 1 column 24");
    assertThatThrownBy(() -> resources("{} x"))
        .hasMessage(
            "limits.json: unexpected \"x\" after the end of the document at line 1 column 4");
  }

  @Test
  void exec_reads_a_process() {
    Process process =
        ProcessReader.read(
            "{\"cwd\": \"/\", \"args\": [\"ls\"], \"user\": {\"uid\": 1, \"umask\": 63}}"
                .getBytes(UTF_8),
            "process.json");

    assertThat(process.args()).containsExactly("ls");
    assertThat(process.user()).isEqualTo(new User(1, 0, 077, List.of()));
  }

  private static LinuxResources resources(String json) {
    return ResourcesReader.read(json.getBytes(UTF_8), "limits.json");
  }
}
