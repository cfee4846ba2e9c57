/** The spec's resources as control group writes, and the drivers that make them. */
@NullMarked
package io.caisson.cgroup;

import org.jspecify.annotations.NullMarked;
