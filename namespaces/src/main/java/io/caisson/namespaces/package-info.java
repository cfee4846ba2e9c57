/** The default isolation level: namespaces, root file system, users, capabilities. */
@NullMarked
package io.caisson.namespaces;

import org.jspecify.annotations.NullMarked;
