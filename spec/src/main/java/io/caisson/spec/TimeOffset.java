package io.caisson.spec;

/** A clock's offset in a new time namespace (time_namespaces(7)). */
public record TimeOffset(long seconds, long nanoseconds) {}
