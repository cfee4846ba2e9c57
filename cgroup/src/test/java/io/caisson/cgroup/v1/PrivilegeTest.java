package io.caisson.cgroup.v1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrivilegeTest {
  @Test
  void the_initial_user_namespace_maps_every_id_to_itself() {
    assertThat(Privilege.mapsEverything("         0          0 4294967295\n")).isTrue();
    assertThat(Privilege.mapsEverything("         0       1000          1\n")).isFalse();
    assertThat(Privilege.mapsEverything("         0     100000 4294967295\n")).isFalse();
    assertThat(Privilege.mapsEverything("")).isFalse();
  }
}
