/** One class per command, and the table of them. */
@NullMarked
package io.caisson.cli.command;

import org.jspecify.annotations.NullMarked;
