package io.caisson.cgroup.v1;

import io.caisson.cgroup.Stats;
import io.caisson.cgroup.Stats.BlockIo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Block I/O as who counts it has it: BFQ (only two of the files, unless built for debugging), CFQ
 * before Linux 5.0, or the throttling layer, which has those two for every scheduler.
 */
final class BlkioStats {
  /** Prefix and suffix of the files' names. */
  private static final String[][] COUNTERS = {
    {"blkio.bfq.", "_recursive"},
    {"blkio.", "_recursive"},
    {"blkio.throttle.", "_recursive"},
    {"blkio.throttle.", ""},
  };

  private final @Nullable String path;

  BlkioStats(Map<String, String> paths) {
    this.path = paths.get("blkio");
  }

  BlockIo read() {
    if (path == null) return Stats.NONE.blockIo();
    for (String[] counter : COUNTERS) {
      String prefix = path + "/" + counter[0];
      String suffix = counter[1];
      if (StatText.read(prefix + "io_serviced" + suffix) == null) continue;
      return new BlockIo(
          entries(prefix + "io_service_bytes" + suffix),
          entries(prefix + "io_serviced" + suffix),
          entries(prefix + "io_queued" + suffix),
          entries(prefix + "io_service_time" + suffix),
          entries(prefix + "io_wait_time" + suffix),
          entries(prefix + "io_merged" + suffix),
          entries(prefix + "time" + suffix),
          entries(prefix + "sectors" + suffix));
    }
    return Stats.NONE.blockIo();
  }

  private static List<BlockIo.Entry> entries(String file) {
    String text = StatText.read(file);
    return text == null ? List.of() : StatText.blockIo(text);
  }
}
