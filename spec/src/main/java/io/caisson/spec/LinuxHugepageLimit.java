package io.caisson.spec;

/** A limit on huge pages of one size ("2MB"), in bytes, unsigned. */
public record LinuxHugepageLimit(String pageSize, long limit) {}
