package io.caisson.cgroup.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.cgroup.Cgroup;
import io.caisson.cgroup.CgroupFailure;
import io.caisson.linux.Signal;
import io.caisson.spec.DeviceRule;
import io.caisson.spec.DeviceType;
import io.caisson.spec.LinuxBlockIO;
import io.caisson.spec.LinuxCpu;
import io.caisson.spec.LinuxMemory;
import io.caisson.spec.LinuxNetwork;
import io.caisson.spec.LinuxPids;
import io.caisson.spec.LinuxResources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoCgroupTest {
  private final Cgroup cgroup = new NoCgroup(CgroupFailure.version2());

  @Test
  void a_container_without_limits_runs() {
    assertThatCode(
            () -> {
              cgroup.create(LinuxResources.NONE);
              cgroup.add(1);
              cgroup.apply(LinuxResources.NONE);
              cgroup.signalAll(Signal.KILL);
              cgroup.destroy();
              cgroup.close();
            })
        .doesNotThrowAnyException();
    assertThat(cgroup.paths()).isEmpty();
    assertThat(cgroup.pids()).isEmpty();
    assertThat(cgroup.frozen()).isFalse();
    assertThat(cgroup.exists()).isFalse();
  }

  @Test
  void a_limit_that_would_not_hold_is_refused() {
    LinuxResources limited = resources(List.of(), new LinuxPids(5L));

    assertThatThrownBy(() -> cgroup.create(limited))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("cannot set limits: control groups version 2 are not supported yet");
    assertThatThrownBy(() -> cgroup.update(limited)).isInstanceOf(CgroupFailure.class);
  }

  @Test
  void device_rules_alone_are_no_limit() {
    DeviceRule rule = new DeviceRule(false, DeviceType.ALL, null, null, "rwm");

    assertThatCode(() -> cgroup.create(resources(List.of(rule), LinuxPids.NONE)))
        .doesNotThrowAnyException();
  }

  @Test
  void it_can_be_neither_stopped_nor_watched() {
    assertThatThrownBy(cgroup::freeze)
        .hasMessage("cannot toggle freezer: cgroups not configured for container");
    assertThatThrownBy(cgroup::thaw)
        .hasMessage("cannot toggle freezer: cgroups not configured for container");
    assertThatThrownBy(cgroup::oomEvents)
        .hasMessage("cannot watch for OOM: cgroups not configured for container");
  }

  @Test
  void no_paths_are_no_cgroup() {
    assertThat(Cgroups.restore(Map.of())).isInstanceOf(NoCgroup.class);
  }

  @Test
  void systemd_is_not_spoken_to() {
    assertThatThrownBy(() -> Cgroups.forContainer("system.slice:caisson:x", "x", true))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("the systemd cgroup driver is not supported yet");
  }

  private static LinuxResources resources(List<DeviceRule> devices, LinuxPids pids) {
    return new LinuxResources(
        devices,
        LinuxMemory.NONE,
        LinuxCpu.NONE,
        pids,
        LinuxBlockIO.NONE,
        List.of(),
        LinuxNetwork.NONE,
        Map.of(),
        Map.of());
  }
}
