package io.caisson.container;

import io.caisson.spec.Spec;
import io.caisson.spec.StateDocument;

/** The state document of a container that is being made: what its hooks read. */
final class HookState {
  private HookState() {}

  static byte[] of(Spec spec, ContainerId id, String bundle, Status status, int pid) {
    return new StateDocument(
            spec.ociVersion(),
            id.value(),
            pid,
            status.word(),
            bundle,
            "",
            "",
            spec.annotations(),
            "")
        .toOciState();
  }
}
