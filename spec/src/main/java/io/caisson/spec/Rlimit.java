package io.caisson.spec;

/**
 * A limit of setrlimit(2).
 *
 * @param type the name, such as "RLIMIT_NOFILE"; validation refuses others
 * @param hard unsigned: 2^64-1 is RLIM_INFINITY
 * @param soft unsigned
 */
public record Rlimit(String type, long hard, long soft) {}
