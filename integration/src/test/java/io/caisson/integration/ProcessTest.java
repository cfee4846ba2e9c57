package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** config.md "Process": who runs what, where, with which environment. */
class ProcessTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void the_arguments_arrive_one_by_one() {
    var bundle = bundle().args("printf", "[%s]", "a b", "", "c\nd", "é", "-x");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("[a b][][c\nd][é][-x]");
  }

  @Test
  void the_user_and_its_groups_are_as_written() {
    var bundle =
        bundle().user(1000, 1000).set("process.user.additionalGids", List.of(2000, 5)).args("id");

    assertThat(containers.run(bundle).succeeds().out())
        .isEqualTo("uid=1000(sailor) gid=1000(sailor) groups=5,2000(crew)\n");
  }

  @Test
  void an_id_need_not_be_known() {
    var bundle = bundle().user(12345, 54321).sh("id -u; id -g");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("12345\n54321\n");
  }

  @Test
  void no_groups_of_the_runtime_are_left() {
    assertThat(
            containers
                .run(bundle().args("grep", "Groups", "/proc/self/status"))
                .succeeds()
                .out()
                .strip())
        .isEqualTo("Groups:");
  }

  @ParameterizedTest
  @CsvSource({",0022", "0,0000", "63,0077", "511,0777"})
  void the_umask_is_as_written_or_022(Integer umask, String shown) {
    var bundle = bundle();
    if (umask != null) bundle.set("process.user.umask", umask);

    assertThat(containers.run(bundle.sh("umask")).succeeds().out().strip()).isEqualTo(shown);
  }

  @Test
  void the_working_directory_is_as_written() {
    assertThat(
            containers.run(bundle().set("process.cwd", "/usr/../tmp").args("pwd")).succeeds().out())
        .isEqualTo("/tmp\n");
  }

  @Test
  void a_missing_working_directory_is_made() {
    var bundle = bundle().set("process.cwd", "/new/deep/one").sh("pwd; stat -c %a .");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("/new/deep/one\n755\n");
  }

  @Test
  void a_working_directory_that_root_alone_may_enter_serves_a_user() {
    // Entered before the user is changed: as with Docker's WORKDIR below /root.
    var bundle =
        bundle()
            .step(
                at ->
                    Command.of("install", "-d", "-m", "700", at + "/rootfs/root/inner")
                        .run()
                        .succeeds())
            .user(1000, 1000)
            .set("process.cwd", "/root/inner")
            .args("true");

    containers.run(bundle).succeeds();
  }

  @Test
  void a_relative_working_directory_is_refused() {
    containers
        .tryCreate(bundle().set("process.cwd", "tmp"))
        .fails(containers.failed("create", "Cwd must be an absolute path"));
    containers.expectNothingLeft();
  }

  @Test
  void the_environment_is_the_configured_one_alone() {
    var bundle = bundle().env("PATH=/bin", "PORT=Genoa", "EMPTY=", "HOME=/somewhere").args("env");

    assertThat(containers.run(bundle).succeeds().lines())
        .containsExactlyInAnyOrder("PATH=/bin", "PORT=Genoa", "EMPTY=", "HOME=/somewhere");
  }

  @Test
  @NotInRunc115("keeps both")
  void of_two_equal_names_the_later_wins() {
    var bundle = bundle().env("PATH=/bin", "PORT=Genoa", "PORT=Palos").args("env");

    assertThat(containers.run(bundle).succeeds().lines())
        .contains("PORT=Palos")
        .doesNotContain("PORT=Genoa");
  }

  @ParameterizedTest
  @CsvSource({"0,/root", "1000,/home/sailor", "4242,/"})
  void home_comes_from_the_containers_passwd_if_it_is_not_given(int uid, String home) {
    var bundle = bundle().user(uid, 0).env("PATH=/bin").sh("echo $HOME");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo(home + "\n");
  }

  @Test
  void a_program_is_looked_for_in_the_containers_path() {
    var bundle =
        bundle()
            .file("rootfs/opt/first/greet", "#!/bin/sh\necho first\n")
            .file("rootfs/opt/second/greet", "#!/bin/sh\necho second\n")
            .step(
                at -> Command.of("chmod", "755", at + "/rootfs/opt/second/greet").run().succeeds())
            .env("PATH=/nowhere:/opt/first:/opt/second:/bin")
            .args("greet");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("second\n");
  }

  @Test
  void a_path_with_a_slash_is_not_looked_for() {
    var bundle = bundle().set("process.cwd", "/bin").args("./busybox", "echo", "here");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("here\n");
  }

  @Test
  @NotInRunc115("says it without 'error during container init'")
  void a_missing_program_is_not_found() {
    containers
        .run(bundle().args("/bin/nonexist"))
        .fails(
            containers.initFailed(
                "run", "exec: \"/bin/nonexist\": stat /bin/nonexist: no such file or directory"));
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("says it without 'error during container init'")
  void a_program_that_is_nowhere_in_path_is_not_found() {
    containers
        .run(bundle().args("nonexist"))
        .fails(
            containers.initFailed("run", "exec: \"nonexist\": executable file not found in $PATH"));
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("says permission denied")
  void a_directory_is_no_program() {
    containers
        .run(bundle().args("/etc"))
        .fails(containers.initFailed("run", "exec: \"/etc\": is a directory"));
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("says it without 'error during container init'")
  void a_file_that_may_not_be_run_is_no_program() {
    var result = containers.run(bundle().args("/etc/passwd"));

    result.fails(containers.initFailed("run", "exec: \"/etc/passwd\": permission denied"));
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("says it without 'error during container init'")
  void create_finds_a_missing_program_as_well() {
    containers
        .tryCreate(bundle().args("/bin/nonexist"))
        .fails(
            containers.initFailed(
                "create",
                "exec: \"/bin/nonexist\": stat /bin/nonexist: no such file or directory"));
    containers.expectNothingLeft();
  }

  @Test
  void a_file_that_is_no_program_fails_when_it_is_started() {
    var bundle =
        bundle()
            .file("rootfs/bin/garbage", "\u007fELF not really")
            .step(at -> Command.of("chmod", "755", at + "/rootfs/bin/garbage").run().succeeds())
            .args("/bin/garbage");

    var result = containers.run(bundle);

    assertThat(result.exitCode()).isNotZero();
    assertThat(result.err()).containsIgnoringCase("exec format error");
    containers.expectNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1000})
  void the_standard_streams_belong_to_the_user(int uid) {
    var bundle =
        bundle()
            .user(uid, 0)
            .sh("echo out > /dev/stdout; echo err > /dev/stderr; stat -L -c %u /proc/self/fd/1");

    var result = containers.run(bundle).succeeds();

    assertThat(result.out()).isEqualTo("out\n" + uid + "\n");
    assertThat(result.err()).isEqualTo("err\n");
  }

  @Test
  void dev_null_keeps_its_owner() throws Exception {
    containers.run(bundle().user(1000, 1000).sh("true < /dev/null")).succeeds();

    assertThat(Files.getAttribute(java.nio.file.Path.of("/dev/null"), "unix:uid")).isEqualTo(0);
  }

  @Test
  void the_program_leads_a_session_of_its_own() {
    var bundle =
        bundle().sh("awk '{print $1, $5, $6}' /proc/self/stat; cut -d' ' -f5,6 /proc/1/stat");

    assertThat(containers.run(bundle).succeeds().lines().get(1)).isEqualTo("1 1");
  }

  @Test
  void only_the_standard_streams_are_open() {
    var out = containers.run(bundle().sh("ls /proc/1/fd; true")).succeeds();

    assertThat(out.lines()).containsExactly("0", "1", "2");
  }

  @Test
  void signals_are_as_the_caller_had_them() {
    // None blocked; ignored what was ignored before, as nohup(1) wants. Beyond 31 the libraries of
    // whoever started us play with real-time signals.
    var status = Command.of("grep", "-E", "Sig(Blk|Ign)", "/proc/self/status").run().succeeds();

    var out =
        containers.run(bundle().args("grep", "-E", "Sig(Blk|Ign)", "/proc/self/status")).succeeds();

    assertThat(out.lines().getFirst()).isEqualTo("SigBlk:\t0000000000000000");
    assertThat(standardSignals(out.lines().getLast()))
        .isEqualTo(standardSignals(status.lines().getLast()));
  }

  private static long standardSignals(String line) {
    return Long.parseUnsignedLong(line.substring(line.indexOf('\t') + 1), 16) & 0x7fffffffL;
  }
}
