package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code list}: all containers of a root directory. */
class ListTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void without_containers_the_table_is_its_heading() throws IOException {
    Files.createDirectories(containers.root());

    var result = containers.call("list").succeeds();

    assertThat(result.out())
        .isEqualTo("ID          PID         STATUS      BUNDLE      CREATED     OWNER\n");
  }

  @Test
  void without_containers_the_json_is_null() throws IOException {
    Files.createDirectories(containers.root());

    assertThat(containers.call("list", "--format", "json").succeeds().out()).isEqualTo("null\n");
  }

  @Test
  void the_table_has_a_line_for_each_container() {
    var created = containers.create(bundle());
    var running = containers.start(bundle().args("sleep", "100"));

    var lines = containers.call("list").succeeds().lines();

    assertThat(lines).hasSize(3);
    assertThat(lines.get(1)).startsWith(created.id()).contains(" created ").endsWith(" root");
    assertThat(lines.get(2)).startsWith(running.id()).contains(" running ").endsWith(" root");
    assertThat(lines.get(2))
        .contains(" " + running.pid() + " ")
        .contains(running.bundle().toString());
  }

  @Test
  void the_json_has_the_states_with_their_owner() throws Exception {
    var container = containers.create(bundle());

    var list = new JsonMapper().readTree(containers.call("list", "-f", "json").succeeds().out());

    assertThat(list).hasSize(1);
    assertThat(list.get(0).path("id").asText()).isEqualTo(container.id());
    assertThat(list.get(0).path("owner").asText()).isEqualTo("root");
    assertThat(list.get(0).path("status").asText()).isEqualTo("created");
  }

  @Test
  void quietly_it_prints_ids_alone() {
    var first = containers.create(bundle());
    var second = containers.create(bundle());

    assertThat(containers.call("list", "-q").succeeds().lines())
        .containsExactly(first.id(), second.id());
  }

  @Test
  void a_broken_entry_is_reported_and_skipped() throws Exception {
    var container = containers.create(bundle());
    var broken = Files.createDirectories(containers.root().resolve("wreck"));

    var result = containers.call("list", "-q").succeeds();

    assertThat(result.lines()).containsExactly(container.id());
    assertThat(result.err()).contains("wreck");
    Files.delete(broken);
  }
}
