package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program run at a point of the life cycle.
 *
 * @param args with argv[0]; empty means the path alone
 * @param timeout seconds, or null for none
 */
public record Hook(String path, List<String> args, List<String> env, @Nullable Integer timeout) {}
