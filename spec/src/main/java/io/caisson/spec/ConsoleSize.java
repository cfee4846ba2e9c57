package io.caisson.spec;

/** The terminal's size in characters; used only with {@code process.terminal}. */
public record ConsoleSize(int height, int width) {}
