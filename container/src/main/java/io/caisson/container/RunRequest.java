package io.caisson.container;

/**
 * What {@code run} is asked for.
 *
 * @param detach returns when the program runs
 * @param keep leaves the stopped container to be looked at
 * @param noSubreaper leaves the container's orphans to whom they would come without the runtime
 */
public record RunRequest(CreateRequest create, boolean detach, boolean keep, boolean noSubreaper) {}
