package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Block I/O weights (10 to 1000) and ceilings. */
public record LinuxBlockIO(
    @Nullable Integer weight,
    @Nullable Integer leafWeight,
    List<WeightDevice> weightDevice,
    List<ThrottleDevice> throttleReadBpsDevice,
    List<ThrottleDevice> throttleWriteBpsDevice,
    List<ThrottleDevice> throttleReadIOPSDevice,
    List<ThrottleDevice> throttleWriteIOPSDevice) {
  public static final LinuxBlockIO NONE =
      new LinuxBlockIO(null, null, List.of(), List.of(), List.of(), List.of(), List.of());

  public record WeightDevice(
      long major, long minor, @Nullable Integer weight, @Nullable Integer leafWeight) {}

  /** A ceiling for one device; {@code rate} is bytes or operations per second, unsigned. */
  public record ThrottleDevice(long major, long minor, long rate) {}
}
