package io.caisson.spec;

import io.caisson.spec.json.JsonException;
import io.caisson.spec.json.JsonReader;
import io.caisson.spec.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the process section, in config.json or as a document of its own ({@code exec --process}).
 */
public final class ProcessReader {
  private static final Scheduler.Policy[] POLICIES = Scheduler.Policy.values();
  private static final Scheduler.Flag[] SCHEDULER_FLAGS = Scheduler.Flag.values();
  private static final IOPriority.Level[] IO_LEVELS = IOPriority.Level.values();

  /**
   * @param document what errors call it, such as the file's name
   * @throws JsonException if it is not JSON, or a property has a value of the wrong kind
   */
  public static Process read(byte[] json, String document) {
    JsonReader in = new JsonReader(json, document);
    Process process = process(in);
    in.end();
    return process;
  }

  static Process process(JsonReader in) {
    boolean terminal = false;
    ConsoleSize consoleSize = null;
    User user = User.ROOT;
    List<String> args = List.of();
    List<String> env = List.of();
    String cwd = "";
    CapabilitySets capabilities = null;
    List<Rlimit> rlimits = List.of();
    boolean noNewPrivileges = false;
    String apparmorProfile = "";
    @Nullable Integer oomScoreAdj = null;
    Scheduler scheduler = null;
    String selinuxLabel = "";
    IOPriority ioPriority = null;
    ExecCPUAffinity execCPUAffinity = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "terminal" -> terminal = in.bool();
        case "consoleSize" -> consoleSize = consoleSize(in);
        case "user" -> user = user(in);
        case "args" -> args = in.strings();
        case "env" -> env = in.strings();
        case "cwd" -> cwd = in.string();
        case "capabilities" -> capabilities = capabilities(in);
        case "rlimits" -> rlimits = in.list(ProcessReader::rlimit);
        case "noNewPrivileges" -> noNewPrivileges = in.bool();
        case "apparmorProfile" -> apparmorProfile = in.string();
        case "oomScoreAdj" -> oomScoreAdj = in.int32();
        case "scheduler" -> scheduler = scheduler(in);
        case "selinuxLabel" -> selinuxLabel = in.string();
        case "ioPriority" -> ioPriority = ioPriority(in);
        case "execCPUAffinity" -> execCPUAffinity = execCPUAffinity(in);
        default -> in.skip();
      }
    }
    return new Process(
        terminal,
        consoleSize,
        user,
        args,
        env,
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

  private static ConsoleSize consoleSize(JsonReader in) {
    int height = 0;
    int width = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        // struct winsize has 16 bits for each.
        case "height" -> height = (int) in.between(0, 0xffff);
        case "width" -> width = (int) in.between(0, 0xffff);
        default -> in.skip();
      }
    }
    return new ConsoleSize(height, width);
  }

  private static User user(JsonReader in) {
    long uid = 0;
    long gid = 0;
    @Nullable Integer umask = null;
    List<Long> additionalGids = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "uid" -> uid = in.uint32();
        case "gid" -> gid = in.uint32();
        case "umask" -> umask = (int) in.between(0, Integer.MAX_VALUE);
        case "additionalGids" -> additionalGids = in.list(JsonReader::uint32);
        default -> in.skip();
      }
    }
    return new User(uid, gid, umask, additionalGids);
  }

  private static CapabilitySets capabilities(JsonReader in) {
    List<String> bounding = List.of();
    List<String> effective = List.of();
    List<String> inheritable = List.of();
    List<String> permitted = List.of();
    List<String> ambient = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "bounding" -> bounding = in.strings();
        case "effective" -> effective = in.strings();
        case "inheritable" -> inheritable = in.strings();
        case "permitted" -> permitted = in.strings();
        case "ambient" -> ambient = in.strings();
        default -> in.skip();
      }
    }
    return new CapabilitySets(bounding, effective, inheritable, permitted, ambient);
  }

  private static Rlimit rlimit(JsonReader in) {
    String type = "";
    long hard = 0;
    long soft = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "type" -> type = in.string();
        case "hard" -> hard = in.uint64();
        case "soft" -> soft = in.uint64();
        default -> in.skip();
      }
    }
    return new Rlimit(type, hard, soft);
  }

  private static Scheduler scheduler(JsonReader in) {
    Scheduler.Policy policy = null;
    int nice = 0;
    int priority = 0;
    List<Scheduler.Flag> flags = List.of();
    long runtime = 0;
    long deadline = 0;
    long period = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "policy" -> policy = policy(in);
        case "nice" -> nice = in.int32();
        case "priority" -> priority = in.int32();
        case "flags" -> flags = in.list(ProcessReader::schedulerFlag);
        case "runtime" -> runtime = in.uint64();
        case "deadline" -> deadline = in.uint64();
        case "period" -> period = in.uint64();
        default -> in.skip();
      }
    }
    if (policy == null) throw in.problem("scheduler policy is required");
    return new Scheduler(policy, nice, priority, flags, runtime, deadline, period);
  }

  private static Scheduler.Policy policy(JsonReader in) {
    String word = in.string();
    if (word.isEmpty()) throw in.problem("scheduler policy is required");
    Scheduler.Policy policy = SpecWord.find(POLICIES, word);
    if (policy == null) throw in.problem("invalid scheduler policy: " + word);
    return policy;
  }

  private static Scheduler.Flag schedulerFlag(JsonReader in) {
    String word = in.string();
    Scheduler.Flag flag = SpecWord.find(SCHEDULER_FLAGS, word);
    if (flag == null) throw in.problem("invalid scheduler flag: " + word);
    return flag;
  }

  private static IOPriority ioPriority(JsonReader in) {
    IOPriority.Level level = null;
    int priority = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "class" -> level = ioLevel(in);
        case "priority" -> priority = in.int32();
        default -> in.skip();
      }
    }
    if (level == null) throw in.problem("invalid ioPriority.Class: \"\"");
    return new IOPriority(level, priority);
  }

  private static IOPriority.Level ioLevel(JsonReader in) {
    String word = in.string();
    IOPriority.Level level = SpecWord.find(IO_LEVELS, word);
    if (level == null) throw in.problem("invalid ioPriority.Class: " + JsonWriter.quote(word));
    return level;
  }

  private static ExecCPUAffinity execCPUAffinity(JsonReader in) {
    String initialCpus = "";
    String finalCpus = "";
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "initial" -> initialCpus = in.string();
        case "final" -> finalCpus = in.string();
        default -> in.skip();
      }
    }
    return new ExecCPUAffinity(initialCpus, finalCpus);
  }

  private ProcessReader() {}
}
