package io.caisson.cli.command;

import static io.caisson.linux.Files.O_CREAT;
import static io.caisson.linux.Files.O_DIRECTORY;
import static io.caisson.linux.Files.O_EXCL;
import static io.caisson.linux.Files.O_PATH;
import static io.caisson.linux.Files.O_WRONLY;

import io.caisson.cli.syntax.Operands;
import io.caisson.cli.syntax.Option;
import io.caisson.cli.syntax.Syntax;
import io.caisson.linux.Credentials;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;
import io.caisson.linux.LinuxException;
import io.caisson.spec.DefaultSpec;
import io.caisson.spec.Spec;
import io.caisson.spec.SpecWriter;
import java.util.List;

/** {@code spec}: writes a config.json to start from. */
final class SpecCommand implements Command {
  private static final String FILE = "config.json";

  /** The user's umask takes away from it. */
  private static final int MODE = 0666;

  private static final Option BUNDLE =
      Option.text("bundle", "DIR", "the bundle to write it into, instead of the current directory")
          .letter("b");
  private static final Option ROOTLESS =
      Option.flag("rootless", "write it for a user without privileges");

  private static final Syntax SYNTAX =
      new Syntax(
          "spec",
          "write a config.json to start from",
          Operands.NONE,
          """
          Writes a "config.json" that runs "sh" in the directory "rootfs" next to it, with a
          terminal. Edit it to taste. To try it out with what is in a root file system made by
          debootstrap, in a new bundle:

              # mkdir bundle && cd bundle
              # debootstrap --variant=minbase stable rootfs
              # % spec
              # % run my-container

          With --rootless it can be run by the user who wrote it, without privileges: that user
          is root inside.
          """,
          List.of(BUNDLE, ROOTLESS));

  @Override
  public Syntax syntax() {
    return SYNTAX;
  }

  @Override
  public int run(Session session) {
    boolean cgroup2 = hasUnifiedCgroups();
    Spec spec =
        session.flag(ROOTLESS)
            ? DefaultSpec.createRootless(cgroup2, Credentials.geteuid(), Credentials.getegid())
            : DefaultSpec.create(cgroup2);
    try (Fd bundle = open(session.text(BUNDLE));
        Fd file = create(bundle)) {
      Files.writeAll(file, SpecWriter.indented(spec, "\t"));
    }
    return 0;
  }

  private static boolean hasUnifiedCgroups() {
    try {
      return Inodes.fileSystem("/sys/fs/cgroup").magic() == Inodes.CGROUP2_SUPER_MAGIC;
    } catch (LinuxException absent) { // whatever the reason: then no container gets cgroups here
      return false;
    }
  }

  private static Fd open(String bundle) {
    String path = bundle.isEmpty() ? "." : bundle;
    int number = Files.tryOpen(path, O_PATH | O_DIRECTORY);
    // runc goes into the directory, and its words say so.
    if (number < 0) throw new LinuxException("chdir", path, -number);
    return Fd.of(number);
  }

  private static Fd create(Fd bundle) {
    int number = Files.tryOpenAt(bundle, FILE, O_WRONLY | O_CREAT | O_EXCL, MODE);
    if (number == -Errno.EEXIST) throw Refusal.fileExists(FILE);
    if (number < 0) throw new LinuxException("open", FILE, -number);
    return Fd.of(number);
  }
}
