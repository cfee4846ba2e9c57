package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules on the process section. */
final class ProcessRules {
  private static final List<String> RLIMITS =
      List.of(
          "RLIMIT_CPU",
          "RLIMIT_FSIZE",
          "RLIMIT_DATA",
          "RLIMIT_STACK",
          "RLIMIT_CORE",
          "RLIMIT_RSS",
          "RLIMIT_NPROC",
          "RLIMIT_NOFILE",
          "RLIMIT_MEMLOCK",
          "RLIMIT_AS",
          "RLIMIT_LOCKS",
          "RLIMIT_SIGPENDING",
          "RLIMIT_MSGQUEUE",
          "RLIMIT_NICE",
          "RLIMIT_RTPRIO",
          "RLIMIT_RTTIME");

  static @Nullable String processIsPresent(Spec spec, Host host) {
    return spec.process() == null ? "process property must not be empty" : null;
  }

  static @Nullable String cwdIsAbsolute(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null) return null;
    if (process.cwd().isEmpty()) return "Cwd property must not be empty";
    return process.cwd().startsWith("/") ? null : "Cwd must be an absolute path";
  }

  static @Nullable String argsArePresent(Spec spec, Host host) {
    Process process = spec.process();
    return process != null && process.args().isEmpty() ? "args must not be empty" : null;
  }

  static @Nullable String selinuxLabelNeedsSelinux(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null || process.selinuxLabel().isEmpty() || host.hasSelinux()) return null;
    return RootRules.NO_SELINUX;
  }

  static @Nullable String apparmorProfileNeedsApparmor(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null || process.apparmorProfile().isEmpty() || host.hasApparmor()) return null;
    return "apparmor: config provided but apparmor not supported";
  }

  static @Nullable String affinityIsWellFormed(Spec spec, Host host) {
    Process process = spec.process();
    ExecCPUAffinity affinity = process == null ? null : process.execCPUAffinity();
    if (affinity == null) return null;
    String problem = NumberList.problem(affinity.initialCpus());
    if (problem != null) return "bad CPUAffinity.Initial: " + problem;
    problem = NumberList.problem(affinity.finalCpus());
    return problem == null ? null : "bad CPUAffinity.Final: " + problem;
  }

  /** sched_setattr(2) would refuse these too, but only in the container's init. */
  static @Nullable String schedulerIsConsistent(Spec spec, Host host) {
    Process process = spec.process();
    Scheduler scheduler = process == null ? null : process.scheduler();
    if (scheduler == null) return null;
    Scheduler.Policy policy = scheduler.policy();
    if ((policy == Scheduler.Policy.OTHER || policy == Scheduler.Policy.BATCH)
        && (scheduler.nice() < -20 || scheduler.nice() > 19)) {
      return "invalid scheduler.nice: "
          + scheduler.nice()
          + " when scheduler.policy is "
          + policy.word();
    }
    if (scheduler.priority() != 0
        && policy != Scheduler.Policy.FIFO
        && policy != Scheduler.Policy.RR) {
      return "scheduler.priority can only be specified for SchedFIFO or SchedRR policy";
    }
    boolean timed =
        scheduler.runtime() != 0 || scheduler.deadline() != 0 || scheduler.period() != 0;
    if (timed && policy != Scheduler.Policy.DEADLINE) {
      return "scheduler runtime/deadline/period can only be specified for SchedDeadline policy";
    }
    return null;
  }

  static @Nullable String ioPriorityIsInRange(Spec spec, Host host) {
    Process process = spec.process();
    IOPriority ioPriority = process == null ? null : process.ioPriority();
    if (ioPriority == null) return null;
    int priority = ioPriority.priority();
    return priority < 0 || priority > 7 ? "invalid ioPriority.Priority: " + priority : null;
  }

  static @Nullable String rlimitsAreKnown(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null) return null;
    for (Rlimit rlimit : process.rlimits()) {
      if (!RLIMITS.contains(rlimit.type())) return "wrong rlimit value: " + rlimit.type();
    }
    return null;
  }

  /** config.md "POSIX process": "the runtime MUST generate an error" for a type given twice. */
  static @Nullable String rlimitsAreUnique(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null) return null;
    List<Rlimit> rlimits = process.rlimits();
    for (int i = 0; i < rlimits.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (rlimits.get(i).type().equals(rlimits.get(j).type())) {
          return "duplicated rlimit: " + rlimits.get(i).type();
        }
      }
    }
    return null;
  }

  static @Nullable String environmentIsWellFormed(Spec spec, Host host) {
    Process process = spec.process();
    if (process == null) return null;
    for (String variable : process.env()) {
      int equals = variable.indexOf('=');
      if (equals < 0) return "invalid environment variable: missing '='";
      if (equals == 0) return "invalid environment variable: name cannot be empty";
      if (variable.indexOf('\0') >= 0) {
        String name = JsonWriter.quote(variable.substring(0, equals));
        return "invalid environment variable " + name + ": contains nul byte (\\x00)";
      }
    }
    return null;
  }

  static @Nullable String personalityFlags(Spec spec, Host host) {
    Personality personality = spec.linux().personality();
    if (personality == null || personality.flags().isEmpty()) return null;
    return "ignoring unsupported personality flags: "
        + bracketed(personality.flags())
        + " because personality flag has not supported at this time";
  }

  static @Nullable String unknownCapabilities(Spec spec, Host host) {
    Process process = spec.process();
    CapabilitySets sets = process == null ? null : process.capabilities();
    if (sets == null) return null;
    List<String> known = host.capabilities();
    List<String> unknown = new ArrayList<>();
    addUnknown(unknown, sets.bounding(), known);
    addUnknown(unknown, sets.effective(), known);
    addUnknown(unknown, sets.inheritable(), known);
    addUnknown(unknown, sets.permitted(), known);
    addUnknown(unknown, sets.ambient(), known);
    if (unknown.isEmpty()) return null;
    Collections.sort(unknown);
    return "ignoring unknown or unavailable capabilities: " + bracketed(unknown);
  }

  private static void addUnknown(List<String> unknown, List<String> names, List<String> known) {
    for (String name : names) {
      if (!known.contains(name) && !unknown.contains(name)) unknown.add(name);
    }
  }

  /** As Go prints a list: {@code [a b]}. */
  static String bracketed(List<String> items) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) text.append(' ');
      text.append(items.get(i));
    }
    return text.append(']').toString();
  }

  private ProcessRules() {}
}
