package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program to run and its surroundings (config.md "Process").
 *
 * @param capabilities null when the section is absent, which drops every capability
 * @param oomScoreAdj null leaves the inherited value untouched
 */
@SuppressWarnings("AvoidCommonTypeNames") // the runtime-spec's own name for it
public record Process(
    boolean terminal,
    @Nullable ConsoleSize consoleSize,
    User user,
    List<String> args,
    List<String> env,
    String cwd,
    @Nullable CapabilitySets capabilities,
    List<Rlimit> rlimits,
    boolean noNewPrivileges,
    String apparmorProfile,
    @Nullable Integer oomScoreAdj,
    @Nullable Scheduler scheduler,
    String selinuxLabel,
    @Nullable IOPriority ioPriority,
    @Nullable ExecCPUAffinity execCPUAffinity) {

  public Process withEnv(List<String> other) {
    return new Process(
        terminal,
        consoleSize,
        user,
        args,
        other,
        cwd,
        capabilities,
        rlimits,
        noNewPrivileges,
        apparmorProfile,
        oomScoreAdj,
        scheduler,
        selinuxLabel,
        ioPriority,
        execCPUAffinity);
  }
}
