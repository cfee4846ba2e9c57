package io.caisson.spec;

/** The eight kinds of namespaces(7). */
public enum NamespaceType implements SpecWord {
  PID("pid"),
  NETWORK("network"),
  MOUNT("mount"),
  IPC("ipc"),
  UTS("uts"),
  USER("user"),
  CGROUP("cgroup"),
  TIME("time");

  private final String word;

  NamespaceType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
