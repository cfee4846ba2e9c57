package io.caisson.namespaces;

import static io.caisson.linux.Mounts.MOUNT_ATTR_NOATIME;
import static io.caisson.linux.Mounts.MOUNT_ATTR_NODEV;
import static io.caisson.linux.Mounts.MOUNT_ATTR_NOSUID;
import static io.caisson.linux.Mounts.MOUNT_ATTR_RDONLY;
import static io.caisson.linux.Mounts.MOUNT_ATTR_STRICTATIME;
import static io.caisson.linux.Mounts.MOUNT_ATTR__ATIME;
import static io.caisson.linux.Mounts.MS_PRIVATE;
import static io.caisson.linux.Mounts.MS_SHARED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MountOptionsTest {
  private static MountOptions parse(String... options) {
    return MountOptions.parse(List.of(options));
  }

  @Test
  void attributes_are_sorted_from_what_the_file_system_takes() {
    MountOptions options = parse("nosuid", "nodev", "mode=755", "size=65536k", "sync");

    assertThat(options.set).isEqualTo(MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
    assertThat(options.clear).isZero();
    assertThat(options.data).containsExactly("mode=755", "size=65536k", "sync");
    assertThat(options.data("size")).isEqualTo("65536k");
    assertThat(options.data("siz")).isNull();
  }

  @Test
  void of_ro_and_rw_the_later_one_counts() {
    assertThat(parse("ro", "rw").readOnly()).isFalse();
    assertThat(parse("rw", "ro").readOnly()).isTrue();
  }

  @Test
  void an_access_time_option_clears_the_whole_field_as_the_kernel_demands() {
    MountOptions options = parse("strictatime", "noatime");

    assertThat(options.set).isEqualTo(MOUNT_ATTR_NOATIME);
    assertThat(options.clear).isEqualTo(MOUNT_ATTR__ATIME);
    assertThat(parse("rstrictatime").recursiveSet).isEqualTo(MOUNT_ATTR_STRICTATIME);
    assertThat(parse("ratime").recursiveClear).isEqualTo(MOUNT_ATTR__ATIME);
  }

  @Test
  void recursive_options_stand_apart() {
    MountOptions options = parse("rbind", "rro");

    assertThat(options.bind).isTrue();
    assertThat(options.recursiveBind).isTrue();
    assertThat(options.set).isZero();
    assertThat(options.recursiveSet).isEqualTo(MOUNT_ATTR_RDONLY);
  }

  @Test
  void propagation_is_kept_in_its_order() {
    assertThat(parse("rprivate", "shared").propagation)
        .containsExactly(new Propagation(MS_PRIVATE, true), new Propagation(MS_SHARED, false));
  }

  @Property
  void no_attribute_is_both_set_and_cleared_but_the_access_time_field(
      @ForAll List<@From("words") String> words) {
    MountOptions options = MountOptions.parse(words);

    assertThat(options.set & options.clear & ~MOUNT_ATTR__ATIME).isZero();
    assertThat(options.recursiveSet & options.recursiveClear & ~MOUNT_ATTR__ATIME).isZero();
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
        "ro",
        "rw",
        "nosuid",
        "suid",
        "nodev",
        "dev",
        "noexec",
        "exec",
        "noatime",
        "atime",
        "relatime",
        "strictatime",
        "nodiratime",
        "diratime",
        "nosymfollow",
        "symfollow",
        "rro",
        "rrw",
        "rnosuid",
        "rsuid",
        "rnoatime",
        "ratime",
        "rnodev",
        "rdev");
  }
}
