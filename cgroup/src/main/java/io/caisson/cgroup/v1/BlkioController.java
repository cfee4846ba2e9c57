package io.caisson.cgroup.v1;

import io.caisson.cgroup.IfMissing;
import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxBlockIO;
import io.caisson.spec.LinuxBlockIO.ThrottleDevice;
import io.caisson.spec.LinuxBlockIO.WeightDevice;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;

/**
 * Block devices (kernel: cgroup-v1/blkio-controller.rst). The weights are an I/O scheduler's: files
 * of CFQ before Linux 5.0, of BFQ since.
 */
final class BlkioController {
  static final String WEIGHT = "blkio.weight";
  static final String BFQ_WEIGHT = "blkio.bfq.weight";
  static final String WEIGHT_DEVICE = "blkio.weight_device";
  static final String BFQ_WEIGHT_DEVICE = "blkio.bfq.weight_device";
  static final String LEAF_WEIGHT = "blkio.leaf_weight";
  static final String LEAF_WEIGHT_DEVICE = "blkio.leaf_weight_device";
  static final String READ_BPS = "blkio.throttle.read_bps_device";
  static final String WRITE_BPS = "blkio.throttle.write_bps_device";
  static final String READ_IOPS = "blkio.throttle.read_iops_device";
  static final String WRITE_IOPS = "blkio.throttle.write_iops_device";

  private BlkioController() {}

  static List<Write> writes(LinuxResources resources) {
    LinuxBlockIO io = resources.blockIO();
    List<Write> writes = new ArrayList<>();
    int weight = Setting.orZero(io.weight());
    int leafWeight = Setting.orZero(io.leafWeight());
    if (weight != 0) addEither(writes, WEIGHT, BFQ_WEIGHT, Integer.toString(weight));
    if (leafWeight != 0) writes.add(Write.of(LEAF_WEIGHT, leafWeight));
    for (WeightDevice device : io.weightDevice()) addWeights(writes, device);
    addThrottles(writes, READ_BPS, io.throttleReadBpsDevice());
    addThrottles(writes, WRITE_BPS, io.throttleWriteBpsDevice());
    addThrottles(writes, READ_IOPS, io.throttleReadIOPSDevice());
    addThrottles(writes, WRITE_IOPS, io.throttleWriteIOPSDevice());
    return writes;
  }

  private static void addWeights(List<Write> writes, WeightDevice device) {
    String name = device.major() + ":" + device.minor() + " ";
    int weight = Setting.orZero(device.weight());
    int leafWeight = Setting.orZero(device.leafWeight());
    if (weight != 0) addEither(writes, WEIGHT_DEVICE, BFQ_WEIGHT_DEVICE, name + weight);
    if (leafWeight != 0) writes.add(Write.of(LEAF_WEIGHT_DEVICE, name + leafWeight));
  }

  private static void addEither(List<Write> writes, String cfq, String bfq, String value) {
    writes.add(Write.of(cfq, value, IfMissing.TRY_NEXT));
    writes.add(Write.of(bfq, value));
  }

  /** A rate of zero takes an earlier ceiling away. */
  private static void addThrottles(
      List<Write> writes, String file, List<ThrottleDevice> throttles) {
    for (ThrottleDevice device : throttles) {
      String rate = Long.toUnsignedString(device.rate());
      writes.add(Write.of(file, device.major() + ":" + device.minor() + " " + rate));
    }
  }
}
