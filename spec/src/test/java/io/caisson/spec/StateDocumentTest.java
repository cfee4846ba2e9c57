package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateDocumentTest {
  private static final StateDocument RUNNING =
      new StateDocument(
          "1.2.1",
          "c1",
          4711,
          "running",
          "/bundle",
          "/bundle/rootfs",
          "2026-01-02T03:04:05.678901234Z",
          Map.of("b", "<x&y>"),
          "root");

  private static final StateDocument STOPPED =
      new StateDocument(
          "1.2.1",
          "c2",
          0,
          "stopped",
          "/bundle",
          "/bundle/rootfs",
          "2026-01-02T03:04:05Z",
          Map.of(),
          "");

  @Test
  void state_is_indented_by_two_and_ends_without_a_newline() {
    assertThat(text(RUNNING.toBytes()))
        .isEqualTo(
            """
            {
              "ociVersion": "1.2.1",
              "id": "c1",
              "pid": 4711,
              "status": "running",
              "bundle": "/bundle",
              "rootfs": "/bundle/rootfs",
              "created": "2026-01-02T03:04:05.678901234Z",
              "annotations": {
                "b": "\\u003cx\\u0026y\\u003e"
              },
              "owner": "root"
            }""");
  }

  @Test
  void without_annotations_there_is_no_such_property() {
    assertThat(text(STOPPED.toBytes()))
        .isEqualTo(
            """
            {
              "ociVersion": "1.2.1",
              "id": "c2",
              "pid": 0,
              "status": "stopped",
              "bundle": "/bundle",
              "rootfs": "/bundle/rootfs",
              "created": "2026-01-02T03:04:05Z",
              "owner": ""
            }""");
  }

  @Test
  void a_list_is_one_line() {
    assertThat(text(StateDocument.list(List.of(STOPPED, STOPPED))))
        .isEqualTo(
            "[{'ociVersion':'1.2.1','id':'c2','pid':0,'status':'stopped','bundle':'/bundle',"
                    .replace('\'', '"')
                + "'rootfs':'/bundle/rootfs','created':'2026-01-02T03:04:05Z','owner':''},"
                    .replace('\'', '"')
                + "{'ociVersion':'1.2.1','id':'c2','pid':0,'status':'stopped','bundle':'/bundle',"
                    .replace('\'', '"')
                + "'rootfs':'/bundle/rootfs','created':'2026-01-02T03:04:05Z','owner':''}]\n"
                    .replace('\'', '"'));
  }

  @Test
  void an_empty_list_is_null() {
    assertThat(text(StateDocument.list(List.of()))).isEqualTo("null\n");
  }

  @Test
  void hooks_get_the_runtime_specs_state() {
    assertThat(text(RUNNING.toOciState()))
        .isEqualTo(
            "{'ociVersion':'1.2.1','id':'c1','status':'running','pid':4711,'bundle':'/bundle',"
                    .replace('\'', '"')
                + "\"annotations\":{\"b\":\"\\u003cx\\u0026y\\u003e\"}}");
    assertThat(text(STOPPED.toOciState()))
        .isEqualTo(
            "{'ociVersion':'1.2.1','id':'c2','status':'stopped','bundle':'/bundle'}"
                .replace('\'', '"'));
  }

  @Test
  void cruns_state_has_its_own_order() {
    assertThat(text(RUNNING.toCrunState("rootfs")))
        .isEqualTo(
            """
            {
                "ociVersion": "1.0.0",
                "id": "c1",
                "pid": 4711,
                "status": "running",
                "bundle": "/bundle",
                "rootfs": "rootfs",
                "created": "2026-01-02T03:04:05.678901234Z",
                "systemd-scope": "",
                "owner": "root",
                "annotations": {
                    "b": "<x&y>"
                }
            }
            """);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
