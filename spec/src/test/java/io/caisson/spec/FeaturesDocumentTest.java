package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeaturesDocumentTest {

  @Test
  void the_document_promises_what_is_built() {
    byte[] document = FeaturesDocument.write(List.of("CAP_CHOWN", "CAP_KILL"), "0.1.0", "0123abc");

    assertThat(new String(document, UTF_8))
        .isEqualTo(new String(Fixtures.bytes("features.json"), UTF_8));
  }

  @Test
  void mount_options_are_sorted_as_runc_sorts_them() {
    assertThat(FeaturesDocument.MOUNT_OPTIONS).isSorted().doesNotHaveDuplicates();
  }
}
