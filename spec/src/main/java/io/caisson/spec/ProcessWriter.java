package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;

/** Writes the process section. */
final class ProcessWriter {

  static void write(JsonWriter out, Process process) {
    out.beginObject().putIfTrue("terminal", process.terminal());
    ConsoleSize size = process.consoleSize();
    if (size != null) {
      out.name("consoleSize").beginObject();
      out.put("height", size.height()).put("width", size.width()).endObject();
    }
    user(out.name("user"), process.user());
    out.putUnlessEmpty("args", process.args());
    out.putUnlessEmpty("env", process.env());
    out.put("cwd", process.cwd());
    CapabilitySets capabilities = process.capabilities();
    if (capabilities != null) capabilities(out.name("capabilities"), capabilities);
    out.putUnlessEmpty("rlimits", process.rlimits(), ProcessWriter::rlimit);
    out.putIfTrue("noNewPrivileges", process.noNewPrivileges());
    out.putUnlessEmpty("apparmorProfile", process.apparmorProfile());
    out.putIfPresent("oomScoreAdj", process.oomScoreAdj());
    Scheduler scheduler = process.scheduler();
    if (scheduler != null) scheduler(out.name("scheduler"), scheduler);
    out.putUnlessEmpty("selinuxLabel", process.selinuxLabel());
    IOPriority ioPriority = process.ioPriority();
    if (ioPriority != null) {
      out.name("ioPriority").beginObject().put("class", ioPriority.level().word());
      out.put("priority", ioPriority.priority()).endObject();
    }
    ExecCPUAffinity affinity = process.execCPUAffinity();
    if (affinity != null) {
      out.name("execCPUAffinity").beginObject();
      out.putUnlessEmpty("initial", affinity.initialCpus());
      out.putUnlessEmpty("final", affinity.finalCpus()).endObject();
    }
    out.endObject();
  }

  private static void user(JsonWriter out, User user) {
    out.beginObject()
        .put("uid", user.uid())
        .put("gid", user.gid())
        .putIfPresent("umask", user.umask())
        .putUnlessEmpty("additionalGids", user.additionalGids(), JsonWriter::number)
        .endObject();
  }

  private static void capabilities(JsonWriter out, CapabilitySets sets) {
    out.beginObject()
        .putUnlessEmpty("bounding", sets.bounding())
        .putUnlessEmpty("effective", sets.effective())
        .putUnlessEmpty("inheritable", sets.inheritable())
        .putUnlessEmpty("permitted", sets.permitted())
        .putUnlessEmpty("ambient", sets.ambient())
        .endObject();
  }

  private static void rlimit(JsonWriter out, Rlimit rlimit) {
    out.beginObject()
        .put("type", rlimit.type())
        .putUnsigned("hard", rlimit.hard())
        .putUnsigned("soft", rlimit.soft())
        .endObject();
  }

  private static void scheduler(JsonWriter out, Scheduler scheduler) {
    out.beginObject()
        .put("policy", scheduler.policy().word())
        .putUnlessZero("nice", scheduler.nice())
        .putUnlessZero("priority", scheduler.priority())
        .putUnlessEmpty("flags", scheduler.flags(), ProcessWriter::word)
        .putUnsignedUnlessZero("runtime", scheduler.runtime())
        .putUnsignedUnlessZero("deadline", scheduler.deadline())
        .putUnsignedUnlessZero("period", scheduler.period())
        .endObject();
  }

  static void word(JsonWriter out, SpecWord word) {
    out.string(word.word());
  }

  private ProcessWriter() {}
}
