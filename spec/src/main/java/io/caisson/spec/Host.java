package io.caisson.spec;

import java.util.List;

/**
 * What validation must know of the machine and of the command, so that the rules themselves stay
 * pure. Each question is asked only when the config depends on the answer: most are a system call.
 */
public interface Host {
  /** Whether the effective user id is 0. */
  boolean isRoot();

  /** Whether process and mount labels can be applied. */
  boolean hasSelinux();

  /** Whether profiles can be applied. */
  boolean hasApparmor();

  /** Whether resctrl can be used. */
  boolean hasIntelRdt();

  /** Whether controllers are managed through the unified hierarchy alone. */
  boolean hasCgroup2();

  /** Whether the kernel has this kind of namespace: {@code /proc/self/ns} lists it. */
  boolean has(NamespaceType type);

  /** The names of the kernel's capabilities. */
  List<String> capabilities();

  /** Whether {@code path} is the network namespace that the runtime itself is in. */
  boolean isOwnNetwork(String path);

  /** The {@code --no-pivot} option. */
  boolean noPivot();

  /** The {@code --systemd-cgroup} option. */
  boolean systemdCgroup();
}
