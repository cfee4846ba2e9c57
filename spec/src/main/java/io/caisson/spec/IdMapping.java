package io.caisson.spec;

/** A line of uid_map or gid_map (user_namespaces(7)); each number is a uint32. */
public record IdMapping(long containerId, long hostId, long size) {}
