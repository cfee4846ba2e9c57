/** What packages ship beside the executable, written from the option table; no part of it. */
@NullMarked
package io.caisson.cli.manual;

import org.jspecify.annotations.NullMarked;
