package io.caisson.container;

import io.caisson.spec.StateDocument;

/** {@code state}: asks for the state of a container (runtime-spec, "Query State"). */
public final class State {
  private State() {}

  public static StateDocument run(Runtime runtime, ContainerId id) {
    try (Container container = runtime.load(id)) {
      return container.document(container.status(), "");
    }
  }
}
