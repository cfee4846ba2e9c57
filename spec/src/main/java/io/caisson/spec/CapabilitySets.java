package io.caisson.spec;

import java.util.List;

/**
 * The five sets of capabilities(7), by name ("CAP_KILL"). Names the host does not know are a
 * warning, not an error.
 */
public record CapabilitySets(
    List<String> bounding,
    List<String> effective,
    List<String> inheritable,
    List<String> permitted,
    List<String> ambient) {
  public static final CapabilitySets NONE =
      new CapabilitySets(List.of(), List.of(), List.of(), List.of(), List.of());
}
