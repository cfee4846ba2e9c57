package io.caisson.cli.command;

/** The command line asks for what cannot be: known before any container is looked at. */
public final class Refusal extends RuntimeException {
  private Refusal(String sentence) {
    super(sentence, null, false, false);
  }

  static Refusal unknownLogFormat(String name) {
    return new Refusal("invalid log-format: " + name);
  }

  static Refusal rootIsSlash() {
    return new Refusal("Option --root argument should not be set to /");
  }

  static Refusal unknownListFormat() {
    return new Refusal("invalid format option");
  }

  static Refusal unknownSignal(String quoted) {
    return new Refusal("unknown signal " + quoted);
  }

  static Refusal fileExists(String name) {
    return new Refusal("File " + name + " exists. Remove it first");
  }

  static Refusal unknownIsolation(String name) {
    return new Refusal(
        "unknown isolation level \"" + name + "\": namespaces, vm and kernel are known");
  }

  static Refusal isolationNotBuilt(String name) {
    return new Refusal("isolation level \"" + name + "\" is not built into this executable");
  }

  static Refusal cgroupsCannotBeDisabled() {
    return new Refusal("cgroup manager \"disabled\" is not supported");
  }

  static Refusal unknownCgroupManager(String name) {
    return new Refusal("unknown cgroup manager specified: " + name);
  }

  static Refusal notTruth(String quoted) {
    return new Refusal("strconv.ParseBool: parsing " + quoted + ": invalid syntax");
  }
}
