package io.caisson.spec;

/** The letter of a device, in nodes and in cgroup rules. */
public enum DeviceType implements SpecWord {
  /** Every device; only in rules. */
  ALL("a"),
  BLOCK("b"),
  CHARACTER("c"),
  /** An unbuffered character device: mknod(1)'s other name for c. Only in nodes. */
  UNBUFFERED("u"),
  /** Only in nodes. */
  FIFO("p");

  private final String word;

  DeviceType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
