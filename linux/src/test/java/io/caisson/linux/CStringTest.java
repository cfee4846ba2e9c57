package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CStringTest {
  @Property
  void any_bytes_come_back_as_they_were(@ForAll @Size(max = 12) byte[] bytes) {
    byte[] name = withoutNul(bytes);

    assertThat(CString.encode(CString.decode(name))).isEqualTo(name);
  }

  @Property
  void what_is_valid_utf8_decodes_as_java_does(
      @ForAll @CharRange(from = 1, to = 0xd7ff) String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

    assertThat(CString.decode(bytes)).isEqualTo(text);
    assertThat(CString.encode(text)).isEqualTo(bytes);
  }

  @Test
  void characters_beyond_the_basic_plane_are_no_escapes() {
    String mixed = "\ud83d\udc8e\udcff"; // a gem, and a lone byte 0xff

    assertThat(CString.encode(mixed))
        .isEqualTo(new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x92, (byte) 0x8e, (byte) 0xff});
    assertThat(CString.decode(CString.encode(mixed))).isEqualTo(mixed);
  }

  @Test
  void a_nul_is_refused_as_the_kernel_would_stop_there() {
    assertThatThrownBy(() -> CString.encode("a\0b"))
        .isInstanceOf(LinuxException.class)
        .hasMessage("encode a\\0b: invalid argument");
  }

  private static byte[] withoutNul(byte[] bytes) {
    byte[] copy = bytes.clone();
    for (int i = 0; i < copy.length; i++) {
      if (copy[i] == 0) copy[i] = 'x';
    }
    return copy;
  }
}
