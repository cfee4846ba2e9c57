package io.caisson.cgroup.v1;

import static io.caisson.linux.Errno.EBUSY;
import static io.caisson.linux.Errno.EINVAL;
import static io.caisson.linux.Errno.ENODEV;
import static io.caisson.linux.Errno.ENOENT;
import static io.caisson.linux.Errno.ENOSPC;
import static io.caisson.linux.Errno.EPERM;

import io.caisson.linux.LinuxException;
import org.jspecify.annotations.Nullable;

/** What an errno means for a particular file of a cgroup, added after the kernel's words. */
final class Explanation {
  private Explanation() {}

  static LinuxException of(String syscall, Hierarchy hierarchy, String file, int errno) {
    String path = hierarchy.path + "/" + file;
    String meaning = meaning(file, errno);
    if (meaning != null && errno == EBUSY) {
      String usage = hierarchy.tryRead(MemoryController.USAGE);
      if (usage != null) meaning += " (" + usage + " bytes)";
    }
    return new LinuxException(syscall, path, errno, meaning);
  }

  /** Null where the kernel's words say it all. */
  static @Nullable String meaning(String file, int errno) {
    return switch (errno) {
      case EBUSY ->
          switch (file) {
            case MemoryController.LIMIT, MemoryController.SWAP_LIMIT ->
                "the limit is below what is in use";
            default -> null;
          };
      case ENOENT ->
          switch (file) {
            case MemoryController.SWAP_LIMIT -> "the kernel does not count swap: swapaccount=1";
            case BlkioController.BFQ_WEIGHT, BlkioController.BFQ_WEIGHT_DEVICE ->
                "the kernel has no I/O scheduler with weights";
            case CpuController.REALTIME_PERIOD, CpuController.REALTIME_RUNTIME ->
                "the kernel shares out no realtime: CONFIG_RT_GROUP_SCHED";
            default -> "the kernel has no such limit";
          };
      case EINVAL ->
          switch (file) {
            case MemoryController.LIMIT, MemoryController.SWAP_LIMIT ->
                "the limit of memory and swap together must not be below that of memory";
            case CpusetController.CPUS, CpusetController.MEMS -> "not all of these exist";
            case CpuController.QUOTA, CpuController.PERIOD ->
                "out of range, or a larger part of the time than the parent cgroup has";
            case CpuController.REALTIME_PERIOD, CpuController.REALTIME_RUNTIME ->
                "the parent cgroup has no such part of the realtime to give";
            default -> null;
          };
      case ENOSPC -> "the cgroup has no cpus or no mems, or they are in use";
      case EPERM ->
          switch (file) {
            case DevicesController.ALLOW -> "the parent cgroup does not allow it";
            default -> null;
          };
      case ENODEV -> file.startsWith("blkio.") ? "there is no such block device" : null;
      default -> null;
    };
  }
}
