package io.caisson.spec;

import org.jspecify.annotations.Nullable;

/** Rules on the system call filter. */
final class SeccompRules {
  /** A system call has six arguments. */
  private static final int ARGUMENTS = 6;

  /**
   * The filter is in force when init sends the listener's descriptor: were that very call notified,
   * it would wait for an agent which waits for the descriptor.
   */
  static @Nullable String notifyIsPossible(Spec spec, Host host) {
    Seccomp seccomp = spec.linux().seccomp();
    if (seccomp == null) return null;
    if (seccomp.defaultAction() == Seccomp.Action.NOTIFY) {
      return "SCMP_ACT_NOTIFY cannot be used as default action";
    }
    for (Seccomp.Rule rule : seccomp.syscalls()) {
      if (rule.action() != Seccomp.Action.NOTIFY) continue;
      if (rule.names().contains("write")) {
        return "SCMP_ACT_NOTIFY cannot be used for the write syscall";
      }
      if (seccomp.listenerPath().isEmpty()) return "seccomp listenerPath is not set";
    }
    return null;
  }

  /** config-linux.md "Seccomp": errnoRet with an action that returns none is an error. */
  static @Nullable String errnoSuitsAction(Spec spec, Host host) {
    Seccomp seccomp = spec.linux().seccomp();
    if (seccomp == null) return null;
    if (seccomp.defaultErrnoRet() != null && !returnsErrno(seccomp.defaultAction())) {
      return "seccomp action " + seccomp.defaultAction().word() + " does not support errnoRet";
    }
    for (Seccomp.Rule rule : seccomp.syscalls()) {
      if (rule.errnoRet() != null && !returnsErrno(rule.action())) {
        return "seccomp action " + rule.action().word() + " does not support errnoRet";
      }
    }
    return null;
  }

  static @Nullable String syscallsAreNamed(Spec spec, Host host) {
    Seccomp seccomp = spec.linux().seccomp();
    if (seccomp == null) return null;
    for (Seccomp.Rule rule : seccomp.syscalls()) {
      if (rule.names().isEmpty()) return "seccomp rule without names of syscalls";
      if (rule.names().contains("")) return "empty string is not a valid syscall";
    }
    return null;
  }

  static @Nullable String argumentsExist(Spec spec, Host host) {
    Seccomp seccomp = spec.linux().seccomp();
    if (seccomp == null) return null;
    for (Seccomp.Rule rule : seccomp.syscalls()) {
      for (Seccomp.Argument argument : rule.args()) {
        if (argument.index() >= ARGUMENTS) {
          return "error creating seccomp syscall condition for syscall "
              + rule.names().getFirst()
              + ": syscalls only have up to 6 arguments ("
              + argument.index()
              + " given)";
        }
      }
    }
    return null;
  }

  private static boolean returnsErrno(Seccomp.Action action) {
    return action == Seccomp.Action.ERRNO || action == Seccomp.Action.TRACE;
  }

  private SeccompRules() {}
}
