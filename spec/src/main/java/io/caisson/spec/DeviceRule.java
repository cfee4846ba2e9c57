package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the device cgroup's allow or deny list; later ones win.
 *
 * @param major null means any; so does -1, which engines write
 * @param access letters of "rwm"; empty means all
 */
public record DeviceRule(
    boolean allow, DeviceType type, @Nullable Long major, @Nullable Long minor, String access) {}
