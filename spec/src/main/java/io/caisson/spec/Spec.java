package io.caisson.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A container's config.json (runtime-spec config.md): the whole of it for Linux and virtual
 * machines. Sections of other platforms are ignored, like any unknown property.
 *
 * <p>Absent is not zero: a boxed value, or a section that changes behaviour by its mere presence,
 * is null when the document lacks it. Strings are empty, lists and maps are empty, and sections of
 * plain data are their {@code NONE}. Where the spec says uint64 a {@code long} carries the 64 bits
 * (compare and print it as unsigned); where it says uint32 a {@code long} carries the value.
 */
public record Spec(
    String ociVersion,
    @Nullable Process process,
    @Nullable Root root,
    String hostname,
    String domainname,
    List<Mount> mounts,
    Hooks hooks,
    Map<String, String> annotations,
    Linux linux,
    @Nullable Vm vm) {

  public Spec withProcess(@Nullable Process other) {
    return new Spec(
        ociVersion, other, root, hostname, domainname, mounts, hooks, annotations, linux, vm);
  }

  public Spec withRoot(@Nullable Root other) {
    return new Spec(
        ociVersion, process, other, hostname, domainname, mounts, hooks, annotations, linux, vm);
  }

  public Spec withHostname(String other) {
    return new Spec(
        ociVersion, process, root, other, domainname, mounts, hooks, annotations, linux, vm);
  }

  public Spec withMounts(List<Mount> other) {
    return new Spec(
        ociVersion, process, root, hostname, domainname, other, hooks, annotations, linux, vm);
  }

  public Spec withHooks(Hooks other) {
    return new Spec(
        ociVersion, process, root, hostname, domainname, mounts, other, annotations, linux, vm);
  }

  public Spec withAnnotations(Map<String, String> other) {
    return new Spec(
        ociVersion, process, root, hostname, domainname, mounts, hooks, other, linux, vm);
  }

  public Spec withLinux(Linux other) {
    return new Spec(
        ociVersion, process, root, hostname, domainname, mounts, hooks, annotations, other, vm);
  }
}
