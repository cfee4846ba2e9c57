package io.caisson.spec;

/** The versions of the runtime-spec that this runtime speaks. */
public final class OciVersion {
  /** The oldest, for {@code features}. */
  public static final String MIN = "1.0.0";

  /**
   * The newest, for {@code features}, {@code --version} and new documents. A later 1.x is accepted
   * all the same.
   */
  public static final String CURRENT = "1.3.0";

  private OciVersion() {}
}
