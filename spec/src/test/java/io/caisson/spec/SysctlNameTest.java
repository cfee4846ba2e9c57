package io.caisson.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SysctlNameTest {

  @ParameterizedTest
  @CsvSource({
    "kernel.shmmax, kernel.shmmax, kernel/shmmax",
    "kernel/shmmax, kernel.shmmax, kernel/shmmax",
    "net.ipv4.conf.eno2/100.rp_filter, net.ipv4.conf.eno2/100.rp_filter,"
        + " net/ipv4/conf/eno2.100/rp_filter",
    "net/ipv4/conf/eno2.100/rp_filter, net.ipv4.conf.eno2/100.rp_filter,"
        + " net/ipv4/conf/eno2.100/rp_filter",
    "plain, plain, plain",
  })
  void the_separator_that_comes_first_decides(String key, String dotted, String path) {
    assertThat(SysctlName.dotted(key)).isEqualTo(dotted);
    assertThat(SysctlName.path(key)).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "net.core.somaxconn, true",
    "net/ipv4/conf/eno2.100/rp_filter, true",
    "net/../kernel/core_pattern, false",
    "net/./x, false",
    "/kernel/core_pattern, false",
    "net.core., false",
    "net..core, false",
    "net.//.x, false",
  })
  void a_path_with_parts_that_lead_elsewhere_is_known(String key, boolean staysBelow) {
    assertThat(SysctlName.staysBelow(key)).isEqualTo(staysBelow);
  }
}
