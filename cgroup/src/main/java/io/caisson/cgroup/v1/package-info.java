/**
 * Control groups version 1: a hierarchy of its own for each controller, or for a few together
 * (kernel: Documentation/admin-guide/cgroup-v1).
 */
@NullMarked
package io.caisson.cgroup.v1;

import org.jspecify.annotations.NullMarked;
