package io.caisson.spec;

import io.caisson.spec.json.JsonReader;
import io.caisson.spec.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads linux.seccomp. */
final class SeccompReader {
  private static final Seccomp.Action[] ACTIONS = Seccomp.Action.values();
  private static final Seccomp.Operator[] OPERATORS = Seccomp.Operator.values();
  private static final Seccomp.Flag[] FLAGS = Seccomp.Flag.values();
  private static final Seccomp.Architecture[] ARCHITECTURES = Seccomp.Architecture.values();

  /** The section; null if it says nothing at all, which runc takes for no filter. */
  static @Nullable Seccomp seccomp(JsonReader in) {
    Seccomp.Action defaultAction = null;
    @Nullable Long defaultErrnoRet = null;
    List<Seccomp.Architecture> architectures = List.of();
    List<Seccomp.Flag> flags = null;
    String listenerPath = "";
    String listenerMetadata = "";
    List<Seccomp.Rule> syscalls = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "defaultAction" -> defaultAction = action(in);
        case "defaultErrnoRet" -> defaultErrnoRet = in.uint32();
        case "architectures" -> architectures = in.list(SeccompReader::architecture);
        case "flags" -> flags = in.list(SeccompReader::flag);
        case "listenerPath" -> listenerPath = in.string();
        case "listenerMetadata" -> listenerMetadata = in.string();
        case "syscalls" -> syscalls = in.list(SeccompReader::rule);
        default -> in.skip();
      }
    }
    if (defaultAction == null) {
      if (syscalls.isEmpty()) return null;
      throw in.problem("string  is not a valid action for seccomp");
    }
    return new Seccomp(
        defaultAction,
        defaultErrnoRet,
        architectures,
        flags,
        listenerPath,
        listenerMetadata,
        syscalls);
  }

  private static Seccomp.Rule rule(JsonReader in) {
    List<String> names = List.of();
    Seccomp.Action action = null;
    @Nullable Long errnoRet = null;
    List<Seccomp.Argument> args = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "names" -> names = in.strings();
        case "action" -> action = action(in);
        case "errnoRet" -> errnoRet = in.uint32();
        case "args" -> args = in.list(SeccompReader::argument);
        default -> in.skip();
      }
    }
    if (action == null) throw in.problem("string  is not a valid action for seccomp");
    return new Seccomp.Rule(names, action, errnoRet, args);
  }

  private static Seccomp.Argument argument(JsonReader in) {
    int index = 0;
    long value = 0;
    long valueTwo = 0;
    Seccomp.Operator op = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "index" -> index = (int) in.between(0, Integer.MAX_VALUE);
        case "value" -> value = in.uint64();
        case "valueTwo" -> valueTwo = in.uint64();
        case "op" -> op = operator(in);
        default -> in.skip();
      }
    }
    if (op == null) throw in.problem("string  is not a valid operator for seccomp");
    return new Seccomp.Argument(index, value, valueTwo, op);
  }

  private static Seccomp.Action action(JsonReader in) {
    String word = in.string();
    Seccomp.Action action = SpecWord.find(ACTIONS, word);
    if (action == null) {
      throw in.problem("string " + word + " is not a valid action for seccomp");
    }
    return action;
  }

  private static Seccomp.Operator operator(JsonReader in) {
    String word = in.string();
    Seccomp.Operator operator = SpecWord.find(OPERATORS, word);
    if (operator == null) {
      throw in.problem("string " + word + " is not a valid operator for seccomp");
    }
    return operator;
  }

  private static Seccomp.Architecture architecture(JsonReader in) {
    String word = in.string();
    Seccomp.Architecture architecture = SpecWord.find(ARCHITECTURES, word);
    if (architecture == null) {
      throw in.problem("string " + word + " is not a valid arch for seccomp");
    }
    return architecture;
  }

  private static Seccomp.Flag flag(JsonReader in) {
    String word = in.string();
    Seccomp.Flag flag = SpecWord.find(FLAGS, word);
    if (flag == null) {
      throw in.problem("seccomp flag " + JsonWriter.quote(word) + " is not known to runc");
    }
    return flag;
  }

  private SeccompReader() {}
}
