package io.caisson.spec;

import java.util.List;

/** Cache and memory-bandwidth allocation through resctrl (config-linux.md "Intel RDT"). */
public record IntelRdt(
    String closId,
    List<String> schemata,
    String l3CacheSchema,
    String memBwSchema,
    boolean enableMonitoring) {}
