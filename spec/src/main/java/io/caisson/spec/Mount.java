package io.caisson.spec;

import java.util.List;

/**
 * One mount, in the order of the document (config.md "Mounts"). {@code type} and {@code source} may
 * be empty.
 *
 * @param uidMappings of the mount itself (idmapped mounts, Linux 5.12), not of the user namespace
 * @param gidMappings likewise
 */
public record Mount(
    String destination,
    String type,
    String source,
    List<String> options,
    List<IdMapping> uidMappings,
    List<IdMapping> gidMappings) {

  public Mount(String destination, String type, String source, List<String> options) {
    this(destination, type, source, options, List.of(), List.of());
  }
}
