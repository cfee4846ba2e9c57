package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** Rules on the NUMA policy (set_mempolicy(2)). */
final class MemoryPolicyRules {

  static @Nullable String nodesAreWellFormed(Spec spec, Host host) {
    MemoryPolicy policy = spec.linux().memoryPolicy();
    if (policy == null) return null;
    String problem = NumberList.problem(policy.nodes());
    if (problem == null) return null;
    return "invalid memory policy nodes " + JsonWriter.quote(policy.nodes()) + ": " + problem;
  }

  static @Nullable String nodesSuitMode(Spec spec, Host host) {
    MemoryPolicy policy = spec.linux().memoryPolicy();
    if (policy == null) return null;
    boolean none = policy.nodes().isEmpty();
    return switch (policy.mode()) {
      case DEFAULT, LOCAL ->
          none
              ? null
              : "memory policy mode requires 0 nodes but got " + NumberList.count(policy.nodes());
      case BIND, INTERLEAVE, PREFERRED_MANY, WEIGHTED_INTERLEAVE ->
          none ? "memory policy mode requires at least one node but got 0" : null;
      case PREFERRED -> null; // none means the local node
    };
  }

  private MemoryPolicyRules() {}
}
