package io.caisson.namespaces;

import io.caisson.container.Failure;
import io.caisson.linux.Errno;
import io.caisson.linux.Fd;
import io.caisson.linux.FileStatus;
import io.caisson.linux.Files;
import io.caisson.linux.Inodes;
import io.caisson.linux.Processes;
import io.caisson.linux.SignalMask;
import io.caisson.spec.Hook;
import io.caisson.spec.Process;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program of {@code process.args}, looked up as execvp(3) does with the container's PATH. */
record UserProgram(String path, List<String> args, List<String> env) {
  private static final int X_OK = 1;

  /** Looks it up with the rights that it will run with; a missing one fails in runc's words. */
  static UserProgram find(Process process) {
    List<String> env = withHome(process.env(), process.user().uid());
    String name = process.args().get(0);
    if (name.indexOf('/') >= 0) {
      check(name);
      return new UserProgram(name, process.args(), env);
    }
    String path = variable(env, "PATH");
    String refused = null;
    for (int at = 0; path != null && at <= path.length(); ) {
      int end = path.indexOf(':', at);
      if (end < 0) end = path.length();
      String directory = path.substring(at, end);
      String candidate = (directory.isEmpty() ? "." : directory) + "/" + name;
      FileStatus status = FileStatus.tryOf(candidate);
      if (status != null && !status.isDirectory()) {
        if (Inodes.tryAccess(candidate, X_OK) == 0) {
          return new UserProgram(candidate, process.args(), env);
        }
        refused = candidate;
      }
      at = end + 1;
    }
    if (refused != null) throw Failure.of("exec: \"" + name + "\": permission denied");
    throw Failure.of("exec: \"" + name + "\": executable file not found in $PATH");
  }

  private static void check(String path) {
    int file = Files.tryOpen(path, Files.O_PATH);
    if (file < 0) {
      throw Failure.of("exec: \"" + path + "\": stat " + path + ": " + Errno.text(-file));
    }
    boolean directory;
    try (Fd opened = Fd.of(file)) {
      directory = FileStatus.of(opened).isDirectory();
    }
    if (directory) throw Failure.of("exec: \"" + path + "\": is a directory");
    int result = Inodes.tryAccess(path, X_OK);
    if (result < 0) throw Failure.of("exec: \"" + path + "\": " + Errno.text(-result));
  }

  /** Does not return but by exception. */
  void execute(long signalMask, int firstClosed) {
    Processes.closeOnExecFrom(firstClosed);
    SignalMask.set(signalMask);
    throw Processes.execve(path, args, env);
  }

  /** Of equal names the last counts, and each is given once. An empty HOME comes from passwd(5). */
  static List<String> withHome(List<String> env, long uid) {
    List<String> result = new ArrayList<>(env.size() + 1);
    for (int i = 0; i < env.size(); i++) {
      String entry = env.get(i);
      int equals = entry.indexOf('=');
      if (equals <= 0 || entry.indexOf('\0') >= 0) {
        throw Failure.of("invalid environment variable: \"" + entry + "\"");
      }
      if (!setLater(env, i, entry.substring(0, equals + 1))) result.add(entry);
    }
    String home = variable(result, "HOME");
    if (home == null || home.isEmpty()) {
      result.remove("HOME=");
      result.add("HOME=" + homeOf(uid));
    }
    return result;
  }

  private static boolean setLater(List<String> env, int index, String prefix) {
    for (int i = index + 1; i < env.size(); i++) if (env.get(i).startsWith(prefix)) return true;
    return false;
  }

  private static @Nullable String variable(List<String> env, String name) {
    String prefix = name + "=";
    for (String entry : env) if (entry.startsWith(prefix)) return entry.substring(prefix.length());
    return null;
  }

  private static String homeOf(long uid) {
    byte[] passwd = Files.tryReadAll("/etc/passwd");
    if (passwd == null) return "/";
    String text = new String(passwd, StandardCharsets.UTF_8);
    String wanted = Long.toString(uid);
    for (int at = 0; at < text.length(); ) {
      int end = text.indexOf('\n', at);
      if (end < 0) end = text.length();
      String line = text.substring(at, end);
      if (wanted.equals(field(line, 2))) {
        String home = field(line, 5);
        return home == null || home.isEmpty() ? "/" : home;
      }
      at = end + 1;
    }
    return "/";
  }

  private static @Nullable String field(String line, int index) {
    int at = 0;
    for (int i = 0; i < index; i++) {
      at = line.indexOf(':', at) + 1;
      if (at == 0) return null;
    }
    int end = line.indexOf(':', at);
    return end < 0 ? line.substring(at) : line.substring(at, end);
  }

  /** A startContainer hook without an environment of its own has the program's, as in runc. */
  static List<Hook> inheritEnvironment(List<Hook> hooks, List<String> env) {
    List<Hook> result = new ArrayList<>(hooks.size());
    for (Hook hook : hooks) {
      boolean own = !hook.env().isEmpty();
      result.add(own ? hook : new Hook(hook.path(), hook.args(), env, hook.timeout()));
    }
    return result;
  }
}
