/** What is printed: plain text, the table of {@code list}, and the log. */
@NullMarked
package io.caisson.cli.output;

import org.jspecify.annotations.NullMarked;
