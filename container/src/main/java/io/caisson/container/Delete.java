package io.caisson.container;

/** {@code delete}: removes what create made (runtime-spec, "Delete"). */
public final class Delete {
  private Delete() {}

  /**
   * @param force kills first; and a container that does not exist is what is wanted
   */
  public static void run(Runtime runtime, ContainerId id, boolean force) {
    try (Container container = runtime.find(id)) {
      if (container == null) {
        if (!force) throw Failure.containerDoesNotExist();
        // A create that was killed before it wrote the state: a directory without a container.
        runtime.root().remove(id);
        return;
      }
      Status status = force ? Status.CREATED : container.status();
      switch (status) {
        case STOPPED -> Destruction.destroy(runtime, container);
        case CREATED -> Destruction.force(runtime, container);
        case CREATING, RUNNING, PAUSED -> throw Failure.notStopped(id, status);
      }
    }
  }
}
