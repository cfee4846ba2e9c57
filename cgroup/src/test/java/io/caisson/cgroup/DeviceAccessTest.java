package io.caisson.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.spec.DeviceRule;
import io.caisson.spec.DeviceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceAccessTest {
  private static final DeviceRule DENY_ALL = deny("a", null, null, "rwm");

  @Test
  void every_container_has_the_nodes_no_program_does_without() {
    assertThat(text(DeviceAccess.of(List.of())))
        .containsExactly(
            "c *:* m",
            "b *:* m",
            "c 1:3 rwm",
            "c 1:8 rwm",
            "c 1:7 rwm",
            "c 5:0 rwm",
            "c 1:5 rwm",
            "c 1:9 rwm",
            "c 136:* rwm",
            "c 5:2 rwm",
            "c 10:200 rwm");
    assertThat(DeviceAccess.of(List.of()).allowsByDefault()).isFalse();
  }

  @Test
  void denying_all_first_changes_nothing() {
    assertThat(text(DeviceAccess.of(List.of(DENY_ALL))))
        .isEqualTo(text(DeviceAccess.of(List.of())));
  }

  @Test
  void a_privileged_container_may_open_everything() {
    DeviceAccess access = DeviceAccess.of(List.of(DENY_ALL, allow("a", null, null, "rwm")));

    assertThat(access.allowsByDefault()).isTrue();
    assertThat(access.exceptions()).isEmpty();
  }

  @Test
  void rules_for_one_device_add_up() {
    assertThat(text(DeviceAccess.of(List.of(allow("b", 8L, 0L, "r"), allow("b", 8L, 0L, "w")))))
        .startsWith("b 8:0 rw");
  }

  @Test
  void no_access_and_no_numbers_are_all_of_them() {
    assertThat(text(DeviceAccess.of(List.of(allow("b", -1L, null, ""))))).startsWith("b *:* rwm");
  }

  @Test
  void a_later_rule_takes_back_what_it_covers() {
    List<DeviceRule> rules =
        List.of(
            allow("b", 8L, 0L, "rw"),
            allow("b", 8L, 1L, "rwm"),
            allow("b", 9L, 0L, "r"),
            deny("b", 8L, null, "w"),
            deny("b", 8L, 0L, "r"));

    assertThat(text(DeviceAccess.of(rules))).startsWith("b 8:1 rm", "b 9:0 r", "c *:* m");
  }

  @Test
  void a_hole_in_a_wildcard_is_refused_as_the_kernel_would_not_obey() {
    List<DeviceRule> rules = List.of(allow("c", 1L, null, "rw"), deny("c", 1L, 11L, "r"));

    assertThatThrownBy(() -> DeviceAccess.of(rules))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage(
            "device rule \"deny c 1:11 r\" is not possible with cgroup v1: it would be a hole in"
                + " the rule \"allow c 1:* rw\"");
  }

  @Test
  void half_an_overlap_is_a_hole_too() {
    List<DeviceRule> rules = List.of(allow("c", null, 3L, "r"), deny("c", 1L, null, "r"));

    assertThatThrownBy(() -> DeviceAccess.of(rules))
        .hasMessage(
            "device rule \"deny c 1:* r\" is not possible with cgroup v1: it would be a hole in"
                + " the rule \"allow c *:3 r\"");
  }

  @Test
  void other_accesses_of_a_wildcard_are_no_hole() {
    List<DeviceRule> rules = List.of(allow("c", 1L, null, "r"), deny("c", 1L, 11L, "w"));

    assertThat(text(DeviceAccess.of(rules))).startsWith("c 1:* r");
  }

  @Test
  void nodes_that_are_no_devices_have_no_rules() {
    assertThatThrownBy(() -> DeviceAccess.of(List.of(allow("p", null, null, "r"))))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("invalid type of a cgroup device rule: \"p\"");
  }

  @Test
  void access_has_three_letters() {
    assertThatThrownBy(() -> DeviceAccess.of(List.of(allow("c", 1L, 3L, "rx"))))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("invalid access of a cgroup device rule: \"rx\"");
  }

  /**
   * What is compiled answers as the rules do when asked one after the other, the last one first.
   */
  @Property
  void the_last_rule_for_a_device_decides(@ForAll("rules") List<DeviceRule> rules) {
    DeviceAccess access;
    try {
      access = DeviceAccess.of(rules);
    } catch (CgroupFailure hole) {
      return; // said aloud, which is all that is promised for it
    }
    for (long major = 20; major < 23; major++) {
      for (long minor = 0; minor < 3; minor++) {
        for (char letter : new char[] {'r', 'w'}) { // m is always allowed
          boolean expected = lastSays(rules, major, minor, letter);
          assertThat(answer(access, major, minor, letter))
              .as("b %d:%d %c", major, minor, letter)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Provide
  Arbitrary<List<DeviceRule>> rules() {
    Arbitrary<Boolean> allow = Arbitraries.of(true, false);
    Arbitrary<String> type = Arbitraries.of("b", "b", "b", "a");
    Arbitrary<Long> major = Arbitraries.longs().between(20, 22).injectNull(0.2);
    Arbitrary<Long> minor = Arbitraries.longs().between(0, 2).injectNull(0.2);
    Arbitrary<String> access = Arbitraries.of("r", "w", "rw", "rwm");
    return Combinators.combine(allow, type, major, minor, access)
        .as((yes, word, x, y, letters) -> new DeviceRule(yes, type(word), x, y, letters))
        .list()
        .ofMaxSize(6);
  }

  private static boolean lastSays(List<DeviceRule> rules, long major, long minor, char letter) {
    for (int i = rules.size() - 1; i >= 0; i--) {
      DeviceRule rule = rules.get(i);
      if (rule.type() == DeviceType.ALL) return rule.allow();
      boolean meant =
          (rule.major() == null || rule.major() == major)
              && (rule.minor() == null || rule.minor() == minor)
              && rule.access().indexOf(letter) >= 0;
      if (meant) return rule.allow();
    }
    return false;
  }

  private static boolean answer(DeviceAccess access, long major, long minor, char letter) {
    boolean excepted = false;
    DeviceAccess.Nodes node = new DeviceAccess.Nodes(DeviceType.BLOCK, major, minor);
    for (Map.Entry<DeviceAccess.Nodes, String> entry : access.exceptions().entrySet()) {
      excepted |= entry.getKey().cover(node) && entry.getValue().indexOf(letter) >= 0;
    }
    return access.allowsByDefault() != excepted;
  }

  private static List<String> text(DeviceAccess access) {
    List<String> lines = new ArrayList<>();
    access.exceptions().forEach((nodes, letters) -> lines.add(nodes + " " + letters));
    return lines;
  }

  private static DeviceRule allow(
      String type, @Nullable Long major, @Nullable Long minor, String access) {
    return new DeviceRule(true, type(type), major, minor, access);
  }

  private static DeviceRule deny(
      String type, @Nullable Long major, @Nullable Long minor, String access) {
    return new DeviceRule(false, type(type), major, minor, access);
  }

  private static DeviceType type(String word) {
    for (DeviceType type : DeviceType.values()) {
      if (type.word().equals(word)) return type;
    }
    throw new AssertionError(word);
  }
}
