package io.caisson.cgroup.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CgroupPathTest {
  @Test
  void nothing_leads_above_the_root() {
    assertThat(CgroupPath.clean("/../../x/../y//./z/")).isEqualTo("/y/z");
    assertThat(CgroupPath.clean("../../etc")).isEqualTo("/etc");
    assertThat(CgroupPath.clean("..")).isEqualTo("/");
    assertThat(CgroupPath.clean("")).isEqualTo("/");
  }

  @Property
  void a_clean_path_is_what_any_other_cleaner_makes_of_it(@ForAll("paths") String path) {
    String clean = CgroupPath.clean(path);

    assertThat(clean).isEqualTo(Path.of("/" + path).normalize().toString());
    assertThat(CgroupPath.clean(clean)).isEqualTo(clean);
  }

  @Test
  void a_path_below_a_mount_s_root_is_what_follows_it() {
    assertThat(CgroupPath.below("/", "/a/b")).isEqualTo("/a/b");
    assertThat(CgroupPath.below("/a", "/a/b")).isEqualTo("/b");
    assertThat(CgroupPath.below("/a", "/a")).isEqualTo("/");
    assertThat(CgroupPath.below("/a", "/ab")).isEqualTo("/");
    assertThat(CgroupPath.below("/docker/1", "/")).isEqualTo("/");
  }

  @Test
  void parents_and_children_meet() {
    assertThat(CgroupPath.parent("/a/b")).isEqualTo("/a");
    assertThat(CgroupPath.parent("/a")).isEqualTo("/");
    assertThat(CgroupPath.join("/a", "/b")).isEqualTo("/a/b");
    assertThat(CgroupPath.join("/a", "/")).isEqualTo("/a");
    assertThat(CgroupPath.join("/", "/b")).isEqualTo("/b");
  }

  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of("..", ".", "", "a", "b.c", "...")
        .list()
        .ofMaxSize(8)
        .map(parts -> String.join("/", parts));
  }
}
