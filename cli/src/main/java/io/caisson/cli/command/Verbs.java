package io.caisson.cli.command;

import io.caisson.container.ContainerId;
import io.caisson.container.Runtime;
import io.caisson.container.StateRoot;
import io.caisson.namespaces.NamespacesIsolation;

/** What the commands that call a verb of the container room share. */
final class Verbs {
  private Verbs() {}

  static Runtime runtime(Session session) {
    return new Runtime(
        new StateRoot(session.root()),
        new NamespacesIsolation(),
        session.flag(GlobalOptions.SYSTEMD_CGROUP),
        session.log()::warning);
  }

  static ContainerId id(Session session) {
    return ContainerId.parse(session.operands().get(0));
  }
}
