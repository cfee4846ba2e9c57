/** One class per command, the option table, output formats, and main. */
@NullMarked
package io.caisson.cli;

import org.jspecify.annotations.NullMarked;
