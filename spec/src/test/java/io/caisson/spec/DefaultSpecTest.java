package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DefaultSpecTest {
  // The fixtures are what runc 1.1.5 writes on cgroup v1. Newer ones differ in the version, and in
  // that the ambient
  // set is gone: without an inheritable one the kernel refused it anyway.

  @Test
  void it_is_runcs_default() {
    assertThat(text(DefaultSpec.create(false))).isEqualTo(runcs("runc-spec.json"));
  }

  @Test
  void the_rootless_one_is_runcs_too() {
    assertThat(text(DefaultSpec.createRootless(false, 0, 0)))
        .isEqualTo(runcs("runc-spec-rootless.json"));
  }

  @Test
  void the_caller_becomes_root_in_the_rootless_one() {
    Linux linux = DefaultSpec.createRootless(true, 1000, 1001).linux();

    assertThat(linux.uidMappings()).containsExactly(new IdMapping(0, 1000, 1));
    assertThat(linux.gidMappings()).containsExactly(new IdMapping(0, 1001, 1));
  }

  @Test
  void cgroup_v2_adds_a_cgroup_namespace() {
    assertThat(DefaultSpec.create(true).linux().has(NamespaceType.CGROUP)).isTrue();
    assertThat(DefaultSpec.create(false).linux().has(NamespaceType.CGROUP)).isFalse();
    assertThat(DefaultSpec.createRootless(true, 0, 0).linux().namespaces())
        .extracting(LinuxNamespace::type)
        .endsWith(NamespaceType.CGROUP, NamespaceType.USER);
  }

  private static String text(Spec spec) {
    return new String(SpecWriter.indented(spec, "\t"), UTF_8);
  }

  private static String runcs(String fixture) {
    String text = new String(Fixtures.bytes(fixture), UTF_8);
    int ambient = text.indexOf(",\n\t\t\t\"ambient\"");
    int end = text.indexOf(']', ambient) + 1;
    return (text.substring(0, ambient) + text.substring(end)).replace("1.0.2-dev", "1.3.0");
  }
}
