package io.caisson.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a finished command left: its code (128 + signal if one killed it), its output, and the lines
 * of its JSON log.
 */
record Result(String command, int exitCode, String out, String err, List<JsonNode> log) {

  /** Asserts success; the failure shows all that the command said. */
  Result succeeds() {
    return exits(0);
  }

  Result exits(int code) {
    assertThat(exitCode).as(description()).isEqualTo(code);
    return this;
  }

  /** Asserts exit code 1 and exactly this message as the last error in the log. */
  Result fails(String message) {
    return fails(1, message);
  }

  Result fails(int code, String message) {
    assertThat(error()).as(description()).isEqualTo(message);
    return exits(code);
  }

  /** The message of the last error logged: what containerd reports; empty if there is none. */
  String error() {
    String message = "";
    for (JsonNode line : log) {
      if (line.path("level").asText().equals("error")) message = line.path("msg").asText();
    }
    return message;
  }

  /** The output as lines, without the last line's end. */
  List<String> lines() {
    return out.lines().toList();
  }

  String description() {
    return command
        + "\nexit "
        + exitCode
        + "\nstdout: "
        + out
        + "\nstderr: "
        + err
        + "\nlog: "
        + log;
  }
}
