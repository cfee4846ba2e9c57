/** The state directory, the life-cycle verbs, hooks, console: what every isolation level shares. */
@NullMarked
package io.caisson.container;

import org.jspecify.annotations.NullMarked;
