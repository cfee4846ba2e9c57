package io.caisson.cgroup.v1;

import static io.caisson.cgroup.v1.Resources.cpu;
import static io.caisson.cgroup.v1.Resources.cpus;
import static io.caisson.cgroup.v1.Resources.memory;
import static io.caisson.cgroup.v1.Resources.shares;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.IfMissing;
import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxBlockIO;
import io.caisson.spec.LinuxBlockIO.ThrottleDevice;
import io.caisson.spec.LinuxBlockIO.WeightDevice;
import io.caisson.spec.LinuxCpu;
import io.caisson.spec.LinuxHugepageLimit;
import io.caisson.spec.LinuxMemory;
import io.caisson.spec.LinuxNetwork;
import io.caisson.spec.LinuxRdma;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** The spec's resources and the writes they become. */
class ControllersTest {
  private static final LinuxMemory OTHER_MEMORY =
      new LinuxMemory(null, 7L, null, 5L, 6L, 0L, true, true, true);

  @Test
  void nothing_set_is_nothing_written() {
    assertThat(writes(LinuxResources.NONE)).isEmpty();
  }

  @Test
  void zeros_of_docker_are_nothing_set() {
    LinuxCpu cpu = new LinuxCpu(0L, 0L, null, 0L, 0L, 0L, "", "", null);
    LinuxMemory memory = new LinuxMemory(0L, 0L, 0L, 0L, 0L, -1L, false, null, null);
    LinuxBlockIO io = new LinuxBlockIO(0, 0, List.of(), List.of(), List.of(), List.of(), List.of());

    assertThat(writes(Resources.of(cpu))).isEmpty();
    assertThat(writes(Resources.of(memory))).isEmpty();
    assertThat(writes(Resources.of(io))).isEmpty();
    assertThat(writes(Resources.of(new LinuxNetwork(0L, List.of())))).isEmpty();
  }

  @Test
  void memory_with_swap_writes_swap_first_and_may_write_it_again() {
    assertThat(writes(Resources.of(memory(100L, 200L))))
        .containsExactly(
            Write.of("memory.memsw.limit_in_bytes", 200).asPaired(true),
            Write.of("memory.limit_in_bytes", 100));
  }

  @Test
  void memory_without_limit_takes_swap_s_limit_away_where_there_is_one() {
    assertThat(writes(Resources.of(memory(-1L, null))))
        .containsExactly(
            Write.of("memory.memsw.limit_in_bytes", "-1", IfMissing.SKIP),
            Write.of("memory.limit_in_bytes", -1));
  }

  @Test
  void swap_alone_has_no_pair() {
    assertThat(writes(Resources.of(memory(null, 9L))))
        .containsExactly(Write.of("memory.memsw.limit_in_bytes", 9));
  }

  @Test
  void kernel_memory_hierarchies_and_checks_are_not_written() {
    assertThat(writes(Resources.of(OTHER_MEMORY)))
        .containsExactly(
            Write.of("memory.soft_limit_in_bytes", 7),
            Write.of("memory.oom_control", 1),
            Write.of("memory.swappiness", 0));
  }

  @Test
  void swappiness_ends_at_a_hundred() {
    LinuxMemory memory = new LinuxMemory(null, null, null, null, null, 101L, null, null, null);

    assertThatThrownBy(() -> writes(Resources.of(memory)))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("invalid memory swappiness value: 101 (valid range is 0-100)");
  }

  @Test
  void period_comes_before_quota_and_may_come_again() {
    assertThat(writes(Resources.of(cpu(10L, 20L))))
        .containsExactly(
            Write.of("cpu.cfs_period_us", 20).asPaired(true), Write.of("cpu.cfs_quota_us", 10));
    assertThat(writes(Resources.of(cpu(null, 20L))))
        .containsExactly(Write.of("cpu.cfs_period_us", 20));
    assertThat(writes(Resources.of(cpu(-1L, null))))
        .containsExactly(Write.of("cpu.cfs_quota_us", -1));
  }

  @Test
  void all_of_cpu_has_an_order() {
    LinuxCpu cpu = new LinuxCpu(512L, 1L, 0L, 2L, 3L, 4L, "0-1", "0", 0L);

    assertThat(writes(Resources.of(cpu)))
        .containsExactly(
            Write.of("cpuset.cpus", "0-1"),
            Write.of("cpuset.mems", "0"),
            Write.of("cpu.shares", 512),
            Write.of("cpu.cfs_period_us", 2).asPaired(true),
            Write.of("cpu.cfs_burst_us", "0", IfMissing.SKIP).asPaired(true),
            Write.of("cpu.cfs_quota_us", 1),
            Write.of("cpu.idle", 0),
            Write.of("cpu.rt_period_us", 4).asPaired(true),
            Write.of("cpu.rt_runtime_us", 3));
  }

  @Test
  void cpus_alone_say_nothing_of_mems() {
    assertThat(writes(Resources.of(cpus("1", "")))).containsExactly(Write.of("cpuset.cpus", "1"));
  }

  @Property
  void shares_are_written_as_given_in_the_kernel_s_range(
      @ForAll @LongRange(min = 2, max = 262144) long shares) {
    assertThat(writes(Resources.of(shares(shares))))
        .containsExactly(Write.of("cpu.shares", Long.toString(shares)));
  }

  @Property
  void shares_out_of_the_kernel_s_range_are_refused(@ForAll long shares) {
    if (shares == 0 || (shares >= 2 && shares <= 262144)) return;
    assertThatThrownBy(() -> writes(Resources.of(shares(shares))))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage(
            shares == 1
                ? "the minimum allowed cpu-shares is 2"
                : "the maximum allowed cpu-shares is 262144");
  }

  @Property
  void periods_and_rates_are_unsigned(@ForAll long value) {
    if (value == 0) return;
    String unsigned = Long.toUnsignedString(value);
    ThrottleDevice throttle = new ThrottleDevice(8, 16, value);
    LinuxBlockIO io =
        new LinuxBlockIO(null, null, List.of(), List.of(throttle), List.of(), List.of(), List.of());

    assertThat(writes(Resources.of(cpu(null, value))).getFirst().value()).isEqualTo(unsigned);
    assertThat(writes(Resources.of(io)).getFirst().value()).isEqualTo("8:16 " + unsigned);
  }

  @Test
  void tasks_are_a_number_or_max() {
    assertThat(writes(Resources.pids(5))).containsExactly(Write.of("pids.max", 5));
    assertThat(writes(Resources.pids(-1))).containsExactly(Write.of("pids.max", "max"));
    assertThat(writes(Resources.pids(0))).containsExactly(Write.of("pids.max", "1"));
  }

  @Test
  void block_weights_go_to_whichever_scheduler_has_the_file() {
    LinuxBlockIO io =
        new LinuxBlockIO(
            500,
            300,
            List.of(new WeightDevice(8, 0, 600, 400), new WeightDevice(8, 16, null, null)),
            List.of(new ThrottleDevice(8, 0, 1)),
            List.of(new ThrottleDevice(8, 0, 2)),
            List.of(new ThrottleDevice(8, 0, 3)),
            List.of(new ThrottleDevice(8, 0, 0)));

    assertThat(writes(Resources.of(io)))
        .containsExactly(
            Write.of("blkio.weight", "500", IfMissing.TRY_NEXT),
            Write.of("blkio.bfq.weight", 500),
            Write.of("blkio.leaf_weight", 300),
            Write.of("blkio.weight_device", "8:0 600", IfMissing.TRY_NEXT),
            Write.of("blkio.bfq.weight_device", "8:0 600"),
            Write.of("blkio.leaf_weight_device", "8:0 400"),
            Write.of("blkio.throttle.read_bps_device", "8:0 1"),
            Write.of("blkio.throttle.write_bps_device", "8:0 2"),
            Write.of("blkio.throttle.read_iops_device", "8:0 3"),
            Write.of("blkio.throttle.write_iops_device", "8:0 0"));
  }

  @Test
  void huge_pages_are_limited_in_use_and_reserved() {
    assertThat(writes(Resources.hugepages(new LinuxHugepageLimit("2MB", 4194304))))
        .containsExactly(
            Write.of("hugetlb.2MB.limit_in_bytes", 4194304),
            Write.of("hugetlb.2MB.rsvd.limit_in_bytes", "4194304", IfMissing.SKIP));
  }

  @Property
  void no_page_size_leads_to_another_file(@ForAll String size) {
    if (size.matches("[0-9]+[KMG]B")) return;
    assertThatThrownBy(() -> writes(Resources.hugepages(new LinuxHugepageLimit(size, 1))))
        .isInstanceOf(CgroupFailure.class)
        .hasMessage("invalid huge page size: \"" + size + "\"");
  }

  @Test
  void page_sizes_are_a_number_and_a_unit() {
    for (String size : List.of("", "MB", "2", "2TB", "2MB/../x", "2mb")) {
      assertThatThrownBy(() -> writes(Resources.hugepages(new LinuxHugepageLimit(size, 1))))
          .hasMessage("invalid huge page size: \"" + size + "\"");
    }
  }

  @Test
  void network_marks_are_numbers_by_interface() {
    LinuxNetwork network =
        new LinuxNetwork(
            1048577L,
            List.of(new LinuxNetwork.Priority("eth0", 500), new LinuxNetwork.Priority("lo", 0)));

    assertThat(writes(Resources.of(network)))
        .containsExactly(
            Write.of("net_cls.classid", 1048577),
            Write.of("net_prio.ifpriomap", "eth0 500"),
            Write.of("net_prio.ifpriomap", "lo 0"));
  }

  @Test
  void rdma_limits_are_those_given() {
    assertThat(writes(Resources.rdma(Map.of("mlx5_0", new LinuxRdma(3L, null)))))
        .containsExactly(Write.of("rdma.max", "mlx5_0 hca_handle=3"));
    assertThat(writes(Resources.rdma(Map.of("mlx5_0", new LinuxRdma(3L, 4L)))))
        .containsExactly(Write.of("rdma.max", "mlx5_0 hca_handle=3 hca_object=4"));
  }

  /** Of all controllers, in the driver's order. */
  private static List<Write> writes(LinuxResources resources) {
    List<Write> writes = new ArrayList<>();
    for (Controller controller : Controller.LIMITS) {
      writes.addAll(controller.writes().of(resources));
    }
    return writes;
  }
}
