/** The runtime-spec as records: JSON in and out, validation, state and features documents. */
@NullMarked
package io.caisson.spec;

import org.jspecify.annotations.NullMarked;
