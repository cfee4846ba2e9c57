package io.caisson.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.caisson.cli.output.Log.Format;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
  private static final String NOON = "2026-01-31T12:00:00Z";
  @TempDir Path scratch = Path.of("");

  @Test
  void a_text_line_quotes_as_go_does() {
    assertThat(Log.line(Format.TEXT, "error", "open \"/x\":\tno\n", NOON))
        .isEqualTo("time=\"2026-01-31T12:00:00Z\" level=error msg=\"open \\\"/x\\\":\\tno\\n\"\n");
  }

  @Test
  void a_single_word_needs_no_quotation_marks() {
    assertThat(Log.line(Format.TEXT, "debug", "clone3", NOON))
        .isEqualTo("time=\"2026-01-31T12:00:00Z\" level=debug msg=clone3\n");
  }

  @Test
  void a_json_line_has_level_message_and_time() {
    assertThat(Log.line(Format.JSON, "error", "a \"b\" <c>\u0001", NOON))
        .isEqualTo(
            "{\"level\":\"error\",\"msg\":\"a \\\"b\\\" \\u003cc\\u003e\\u0001\",\"time\":\"2026-01-31T12:00:00Z\"}\n");
  }

  @Test
  void a_failure_drops_the_warnings_before_it_so_that_one_object_is_left() {
    String json =
        with(
            Format.JSON,
            log -> {
              log.warning("odd");
              log.debug("unseen");
              log.error("broken");
              log.release();
            });

    assertThat(json.lines()).singleElement().asString().contains("\"msg\":\"broken\"");
  }

  @Test
  void warnings_come_out_after_success() {
    String json =
        with(
            Format.JSON,
            log -> {
              log.warning("odd");
              log.release();
            });

    assertThat(json).startsWith("{\"level\":\"warning\",\"msg\":\"odd\",\"time\":\"");
  }

  @Test
  void a_text_log_gets_warnings_at_once() {
    String text =
        with(
            Format.TEXT,
            log -> {
              log.warning("odd");
              log.error("broken");
            });

    assertThat(text.lines()).hasSize(2);
  }

  @Test
  void the_log_is_appended_to_and_made_readable_for_all() {
    with(Format.TEXT, log -> log.error("one"));
    String text = with(Format.TEXT, log -> log.error("two"));

    assertThat(text.lines()).hasSize(2);
    assertThat(FileStatus.of(file()).permissions()).isEqualTo(0644);
  }

  private interface Use {
    void use(Log log);
  }

  private String with(Format format, Use use) {
    String unread = scratch.resolve("stderr").toString();
    try (Fd err = Files.open(unread, Files.O_CREAT | Files.O_WRONLY, 0600);
        Log log = Log.open(format, file(), new Output(err), false)) {
      use.use(log);
    }
    return Files.readText(file());
  }

  private String file() {
    return scratch.resolve("log").toString();
  }
}
