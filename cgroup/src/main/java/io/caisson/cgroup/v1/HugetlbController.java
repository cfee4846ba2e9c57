package io.caisson.cgroup.v1;

import io.caisson.cgroup.CgroupFailure;
import io.caisson.cgroup.IfMissing;
import io.caisson.cgroup.Write;
import io.caisson.spec.LinuxHugepageLimit;
import io.caisson.spec.LinuxResources;
import java.util.ArrayList;
import java.util.List;

/**
 * Huge pages (kernel: cgroup-v1/hugetlb.rst): in use, and since Linux 5.7 reserved too, so that a
 * program meets its limit at mmap(2) and not at a page fault, as SIGBUS.
 */
final class HugetlbController {
  private HugetlbController() {}

  static List<Write> writes(LinuxResources resources) {
    List<LinuxHugepageLimit> limits = resources.hugepageLimits();
    if (limits.isEmpty()) return List.of();
    List<Write> writes = new ArrayList<>(2 * limits.size());
    for (LinuxHugepageLimit limit : limits) {
      String size = pageSize(limit.pageSize());
      String value = Long.toUnsignedString(limit.limit());
      writes.add(Write.of("hugetlb." + size + ".limit_in_bytes", value));
      writes.add(Write.of("hugetlb." + size + ".rsvd.limit_in_bytes", value, IfMissing.SKIP));
    }
    return writes;
  }

  /** The size becomes part of a file's name: nothing but a number and KB, MB or GB. */
  private static String pageSize(String size) {
    int digits = 0;
    while (digits < size.length() && size.charAt(digits) >= '0' && size.charAt(digits) <= '9') {
      digits++;
    }
    return switch (size.substring(digits)) {
      case "KB", "MB", "GB" -> {
        if (digits == 0) throw CgroupFailure.hugePageSize(size);
        yield size;
      }
      default -> throw CgroupFailure.hugePageSize(size);
    };
  }
}
