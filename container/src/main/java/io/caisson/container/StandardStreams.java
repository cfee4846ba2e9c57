package io.caisson.container;

import io.caisson.linux.Fd;

/** What becomes descriptors 0, 1 and 2 of the container's init. Borrowed by who gets it. */
public record StandardStreams(Fd input, Fd output, Fd error) {}
