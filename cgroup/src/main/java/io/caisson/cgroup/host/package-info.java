/** Which control groups this machine has, and the driver that goes with them. */
@NullMarked
package io.caisson.cgroup.host;

import org.jspecify.annotations.NullMarked;
