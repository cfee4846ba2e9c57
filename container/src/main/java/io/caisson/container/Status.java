package io.caisson.container;

/** Where a container is in its life: always derived from the kernel, never stored. */
public enum Status {
  /** The runtime is still making it, or was killed while making it. */
  CREATING("creating"),
  CREATED("created"),
  RUNNING("running"),
  PAUSED("paused"),
  STOPPED("stopped");

  private final String word;

  Status(String word) {
    this.word = word;
  }

  /** The runtime-spec's word ("State", plus {@code paused}). */
  public String word() {
    return word;
  }
}
