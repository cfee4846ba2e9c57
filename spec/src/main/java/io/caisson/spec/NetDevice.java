package io.caisson.spec;

/**
 * A host's interface to move into the container; {@code name} is its name there, empty to keep it.
 */
public record NetDevice(String name) {}
