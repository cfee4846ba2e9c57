package io.caisson.cli.syntax;

import java.util.List;

/**
 * What may be written after a command's name.
 *
 * @param name the word that calls the command; empty for the program itself
 * @param summary one line of help, in lower case and without a full stop
 * @param operands the arguments that are not options
 * @param description paragraphs of help; {@code %} stands for the program's name
 * @param options in the order in which help shows them
 */
public record Syntax(
    String name, String summary, Operands operands, String description, List<Option> options) {}
