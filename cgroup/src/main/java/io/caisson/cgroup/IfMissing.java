package io.caisson.cgroup;

/** What it means that a cgroup has no file of a {@link Write}'s name. */
public enum IfMissing {
  /** The limit cannot hold: an error. */
  FAIL,
  /** A kernel without the knob does not need it. */
  SKIP,
  /** Kernels have it under one of two names: make the next write, which is left out otherwise. */
  TRY_NEXT,
}
