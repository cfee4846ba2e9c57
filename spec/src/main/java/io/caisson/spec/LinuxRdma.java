package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/** Limits on one RDMA device; each is a uint32, or null for unset. */
public record LinuxRdma(@Nullable Long hcaHandles, @Nullable Long hcaObjects) {}
