package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MountInfoTest {
  @Test
  void a_line_of_the_manual_is_read_field_by_field() {
    var mount =
        MountInfo.parse(
            "36 35 98:0 /mnt1 /mnt\\0402 rw,noatime master:1 shared:7 - ext3 /dev/root rw,errors=continue");

    assertThat(mount)
        .isEqualTo(
            new MountInfo(
                36,
                35,
                98,
                0,
                "/mnt1",
                "/mnt 2",
                "rw,noatime",
                "master:1 shared:7",
                "ext3",
                "/dev/root",
                "rw,errors=continue"));
    assertThat(mount).matches(MountInfo::isShared).matches(m -> m.has("noatime"));
    assertThat(mount).matches(m -> !m.has("no")).matches(m -> m.superHas("errors=continue"));
  }

  @Test
  void a_mount_without_optional_fields_or_source_is_read() {
    assertThat(MountInfo.parse("22 1 0:21 / / rw - tmpfs  rw"))
        .isEqualTo(new MountInfo(22, 1, 0, 21, "/", "/", "rw", "", "tmpfs", "", "rw"));
  }

  @Test
  void the_root_mount_of_this_process_is_among_its_mounts() {
    assertThat(MountInfo.read()).extracting(MountInfo::mountPoint).contains("/", "/proc");
  }

  @Property
  void no_text_makes_the_reader_fail(@ForAll String text) {
    assertThat(MountInfo.parseAll(text)).isNotNull();
  }

  @Property
  void what_the_kernel_escapes_comes_back(@ForAll String name) {
    String plain = name.replace("\0", "");
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      switch (c) {
        case ' ' -> escaped.append("\\040");
        case '\t' -> escaped.append("\\011");
        case '\n' -> escaped.append("\\012");
        case '\\' -> escaped.append("\\134");
        default -> escaped.append(c);
      }
    }

    String field = CString.decode(CString.encode(escaped.toString()));

    assertThat(MountInfo.unescape(field)).isEqualTo(CString.decode(CString.encode(plain)));
  }
}
