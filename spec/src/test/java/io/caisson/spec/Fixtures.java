package io.caisson.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Documents kept beside the tests. */
final class Fixtures {

  static byte[] bytes(String name) {
    try (InputStream in = present(Fixtures.class.getResourceAsStream(name))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T present(@Nullable T value) {
    if (value == null) throw new AssertionError("absent");
    return value;
  }

  private Fixtures() {}
}
