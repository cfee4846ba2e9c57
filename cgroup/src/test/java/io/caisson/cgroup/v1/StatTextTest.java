package io.caisson.cgroup.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.caisson.cgroup.Stats.BlockIo.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StatTextTest {
  @Test
  void a_number_is_unsigned_and_no_limit_is_zero() {
    assertThat(StatText.number("42")).isEqualTo(42);
    assertThat(StatText.number("18446744073709551615")).isEqualTo(-1);
    assertThat(StatText.number("-1")).isEqualTo(-1);
    assertThat(StatText.number("max")).isZero();
    assertThat(StatText.number(null)).isZero();
  }

  @Property
  void every_number_of_the_kernel_s_is_read(@ForAll long number) {
    assertThat(StatText.number(Long.toUnsignedString(number))).isEqualTo(number);
  }

  @Test
  void a_table_keeps_the_kernel_s_order() {
    assertThat(StatText.table("cache 1\nrss 2\nnonsense\n\nnuma 1 2\n").toString())
        .isEqualTo(Map.of("cache", 1).toString().replace("}", ", rss=2}"));
  }

  @Test
  void a_list_has_ranges() {
    assertThat(StatText.list("0-2,7")).containsExactly(0, 1, 2, 7);
    assertThat(StatText.list("")).isEmpty();
    assertThat(StatText.list("1-99999999999")).isEmpty();
  }

  @Test
  void usage_by_mode_has_a_title() {
    List<Long> user = new ArrayList<>();
    List<Long> kernel = new ArrayList<>();

    StatText.readUsageByMode("cpu user system\n0 10 20\n1 30 40\n", user, kernel);

    assertThat(user).containsExactly(10L, 30L);
    assertThat(kernel).containsExactly(20L, 40L);
  }

  @Test
  void block_lines_are_by_device_and_operation() {
    assertThat(StatText.blockIo("8:0 Read 5\n8:0 Total 5\n8:16 7\nTotal 12"))
        .containsExactly(
            new Entry(8, 0, "Read", 5), new Entry(8, 0, "Total", 5), new Entry(8, 16, "", 7));
  }

  @Test
  void page_sizes_are_in_the_controller_s_units() {
    assertThat(StatText.hugePageSize("hugepages-64kB")).isEqualTo("64KB");
    assertThat(StatText.hugePageSize("hugepages-2048kB")).isEqualTo("2MB");
    assertThat(StatText.hugePageSize("hugepages-1048576kB")).isEqualTo("1GB");
    assertThat(StatText.hugePageSize("hugepages-xkB")).isNull();
    assertThat(StatText.hugePageSize("other")).isNull();
  }

  @Property
  void any_text_reads_as_something(@ForAll String text) {
    assertThatCode(
            () -> {
              StatText.number(text);
              StatText.numbers(text);
              StatText.table(text);
              StatText.list(text);
              StatText.blockIo(text);
              StatText.hugePageSize(text);
            })
        .doesNotThrowAnyException();
  }
}
