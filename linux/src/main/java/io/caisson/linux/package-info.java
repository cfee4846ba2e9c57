/**
 * The kernel's interface as Java types: the only room with native calls, syscall numbers and struct
 * layouts.
 */
@NullMarked
package io.caisson.linux;

import org.jspecify.annotations.NullMarked;
