package io.caisson.spec;

import java.util.List;

/** The NUMA policy for set_mempolicy(2); {@code nodes} is a list like "0-3,7", or empty. */
public record MemoryPolicy(Mode mode, String nodes, List<Flag> flags) {

  public enum Mode implements SpecWord {
    DEFAULT("MPOL_DEFAULT"),
    BIND("MPOL_BIND"),
    INTERLEAVE("MPOL_INTERLEAVE"),
    WEIGHTED_INTERLEAVE("MPOL_WEIGHTED_INTERLEAVE"),
    PREFERRED("MPOL_PREFERRED"),
    PREFERRED_MANY("MPOL_PREFERRED_MANY"),
    LOCAL("MPOL_LOCAL");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public enum Flag implements SpecWord {
    NUMA_BALANCING("MPOL_F_NUMA_BALANCING"),
    RELATIVE_NODES("MPOL_F_RELATIVE_NODES"),
    STATIC_NODES("MPOL_F_STATIC_NODES");

    private final String word;

    Flag(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
