package io.caisson.cli.command;

import io.caisson.cli.output.Log;
import io.caisson.cli.output.Output;
import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.cli.syntax.Values;
import java.util.List;

/** The options of the program itself: before the command, or, as newer runcs allow, after it. */
public final class GlobalOptions {
  static final Option DEBUG = Option.flag("debug", "log what is done, step by step");
  static final Option LOG =
      Option.text("log", "FILE", "append the log to this file instead of standard error");
  static final Option LOG_FORMAT =
      Option.text("log-format", "FORMAT", "how the log is written, 'text' or 'json'")
          .byDefault("text");
  static final Option ROOT =
      Option.text("root", "DIR", "keep the state of containers in this directory, best on a tmpfs")
          .byDefault(RootDirectory.SYSTEM_WIDE);
  static final Option SYSTEMD_CGROUP =
      Option.flag(
          "systemd-cgroup", "let systemd make cgroups; cgroupsPath is then \"slice:prefix:name\"");
  static final Option ROOTLESS =
      Option.text("rootless", "WHEN", "do without cgroups we may not write: true, false or auto")
          .byDefault("auto");
  static final Option ISOLATION =
      Option.text("isolation", "LEVEL", "how containers are kept apart from the host")
          .byDefault(Isolations.NAMESPACES);

  /** Gone from runc, but older containerds still pass it. */
  static final Option CRIU = Option.text("criu", "FILE", "ignored").hide();

  /** What crun has instead of {@code --systemd-cgroup} and {@code --debug}: podman passes both. */
  static final Option CGROUP_MANAGER = Option.text("cgroup-manager", "NAME", "as in crun").hide();

  static final Option LOG_LEVEL = Option.text("log-level", "LEVEL", "as in crun").hide();

  public static final Option VERSION = Option.flag("version", "show the version").letter("v");

  /** Every command has it too. */
  public static final Option HELP = Option.flag("help", "show this help").letter("h");

  public static final Syntax SYNTAX =
      new Syntax(
          "",
          "Open Container Initiative runtime",
          new Operands("", 0, Operands.ANY_NUMBER, 1),
          """
          Runs containers as the Open Container Initiative specifies them, from bundles: a bundle
          is a directory with a "config.json", which says what to run and how, and a root file
          system to run it in.

          To run a container from the bundle in the current directory, with a name that no other
          container on this host has:

              # % run my-container

          Engines such as containerd and Podman call it in place of runc or crun.
          """,
          List.of(
              DEBUG,
              LOG,
              LOG_FORMAT,
              ROOT,
              SYSTEMD_CGROUP,
              ROOTLESS,
              ISOLATION,
              CRIU,
              CGROUP_MANAGER,
              LOG_LEVEL,
              HELP,
              VERSION));

  /** Those that may be written after the command as well: all but the last. */
  public static final List<Option> AFTER_COMMAND =
      SYNTAX.options().subList(0, SYNTAX.options().size() - 1);

  private GlobalOptions() {}

  /** Opens the log that the options ask for; throws Refusal or LinuxException. */
  public static Log openLog(Values values, Output stderr) {
    boolean debug = values.flag(DEBUG) || values.text(LOG_LEVEL).equals("debug");
    Log.Format format =
        switch (values.text(LOG_FORMAT)) {
          case "", "text" -> Log.Format.TEXT;
          case "json" -> Log.Format.JSON;
          default -> throw Refusal.unknownLogFormat(values.text(LOG_FORMAT));
        };
    return Log.open(format, values.text(LOG), stderr, debug);
  }
}
