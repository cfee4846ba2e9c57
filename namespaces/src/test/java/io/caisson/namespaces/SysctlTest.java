package io.caisson.namespaces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SysctlTest {
  @Test
  void both_spellings_of_a_key_name_the_same_file() {
    assertThat(Sysctl.path("net.ipv4.ip_forward")).isEqualTo("net/ipv4/ip_forward");
    assertThat(Sysctl.path("net/ipv4/ip_forward")).isEqualTo("net/ipv4/ip_forward");
  }

  @Test
  void the_separator_that_comes_first_is_the_separator() {
    assertThat(Sysctl.path("net.ipv4.conf.eth0/1.forwarding"))
        .isEqualTo("net/ipv4/conf/eth0.1/forwarding");
    assertThat(Sysctl.path("net/ipv4/conf/eth0.1/forwarding"))
        .isEqualTo("net/ipv4/conf/eth0.1/forwarding");
  }
}
