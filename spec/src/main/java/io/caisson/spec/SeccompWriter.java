package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;
import java.util.List;

/** Writes linux.seccomp. */
final class SeccompWriter {

  static void write(JsonWriter out, Seccomp seccomp) {
    out.beginObject()
        .put("defaultAction", seccomp.defaultAction().word())
        .putIfPresent("defaultErrnoRet", seccomp.defaultErrnoRet())
        .putUnlessEmpty("architectures", seccomp.architectures(), ProcessWriter::word);
    List<Seccomp.Flag> flags = seccomp.flags();
    // Go would leave an empty list out too, and with it the wish for no flags.
    if (flags != null) out.put("flags", flags, ProcessWriter::word);
    out.putUnlessEmpty("listenerPath", seccomp.listenerPath())
        .putUnlessEmpty("listenerMetadata", seccomp.listenerMetadata())
        .putUnlessEmpty("syscalls", seccomp.syscalls(), SeccompWriter::rule)
        .endObject();
  }

  private static void rule(JsonWriter out, Seccomp.Rule rule) {
    out.beginObject()
        .put("names", rule.names(), JsonWriter::string)
        .put("action", rule.action().word())
        .putIfPresent("errnoRet", rule.errnoRet())
        .putUnlessEmpty("args", rule.args(), SeccompWriter::argument)
        .endObject();
  }

  private static void argument(JsonWriter out, Seccomp.Argument argument) {
    out.beginObject()
        .put("index", argument.index())
        .putUnsigned("value", argument.value())
        .putUnsignedUnlessZero("valueTwo", argument.valueTwo())
        .put("op", argument.op().word())
        .endObject();
  }

  private SeccompWriter() {}
}
