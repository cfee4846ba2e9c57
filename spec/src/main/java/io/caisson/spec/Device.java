package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/**
 * A device node to make in the container.
 *
 * @param major meaningless for a fifo
 * @param fileMode permission bits; null means the runtime's choice, 0666
 * @param uid owner in the container; null means 0
 * @param gid likewise
 */
public record Device(
    String path,
    DeviceType type,
    long major,
    long minor,
    @Nullable Integer fileMode,
    @Nullable Long uid,
    @Nullable Long gid) {}
