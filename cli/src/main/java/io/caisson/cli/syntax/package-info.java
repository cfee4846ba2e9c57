/** What may be written on the command line, as data, and the parser and the help that read it. */
@NullMarked
package io.caisson.cli.syntax;

import org.jspecify.annotations.NullMarked;
