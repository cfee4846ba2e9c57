package io.caisson.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
  private final Columns columns = new Columns();

  @Test
  void a_narrow_column_is_twelve_wide() {
    columns.row(List.of("ID", "PID", "OWNER"));
    columns.row(List.of("a", "1", "root"));

    assertThat(columns.toString())
        .isEqualTo(
            """
            ID          PID         OWNER
            a           1           root
            """);
  }

  @Test
  void a_wide_column_is_three_wider_than_its_widest_cell() {
    columns.row(List.of("ID", "PID"));
    columns.row(List.of("eleven-wide", "1"));

    assertThat(columns.toString())
        .isEqualTo(
            """
            ID            PID
            eleven-wide   1
            """);
  }

  @Test
  void the_last_column_is_not_padded_and_characters_count_not_bytes() {
    columns.row(List.of("ID", ""));
    columns.row(List.of("ü𝄞", "x"));

    assertThat(columns.toString()).isEqualTo("ID          \nü𝄞          x\n");
  }
}
