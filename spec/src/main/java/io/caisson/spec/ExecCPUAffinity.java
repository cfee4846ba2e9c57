package io.caisson.spec;

/**
 * CPU lists ("0-3,7") for an exec'd process: before and after it moves into the container's cgroup.
 * Empty: unset.
 */
public record ExecCPUAffinity(String initialCpus, String finalCpus) {}
