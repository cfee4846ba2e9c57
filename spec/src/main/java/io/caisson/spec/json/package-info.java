/** A small JSON reader and writer: no reflection, no tree, errors that name the place. */
@NullMarked
package io.caisson.spec.json;

import org.jspecify.annotations.NullMarked;
