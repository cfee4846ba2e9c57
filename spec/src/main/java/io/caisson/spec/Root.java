package io.caisson.spec;

/** The root file system; {@code path} is absolute or relative to the bundle. */
public record Root(String path, boolean readonly) {}
