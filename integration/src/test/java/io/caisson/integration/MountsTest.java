package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** config.md "Mounts" and config-linux.md's options, as /proc/self/mountinfo shows them inside. */
class MountsTest {

  @RegisterExtension final Containers containers = new Containers();

  /**
   * What proc(5) says of a line of mountinfo: options of the mount, propagation, options of the
   * super block.
   */
  private record Mount(
      String point,
      List<String> options,
      List<String> propagation,
      String type,
      List<String> superOptions) {
    static Mount parse(String line) {
      List<String> fields = Arrays.asList(line.split(" ", -1));
      int dash = fields.indexOf("-");
      return new Mount(
          fields.get(4),
          List.of(fields.get(5).split(",", -1)),
          fields.subList(6, dash),
          fields.get(dash + 1),
          List.of(fields.get(dash + 3).split(",", -1)));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # option given; option shown, or not
          ro, ro, -
          rw, rw, -
          nosuid, nosuid, -
          nosuid suid, -, nosuid
          nodev, nodev, -
          nodev dev, -, nodev
          noexec, noexec, -
          noexec exec, -, noexec
          noatime, noatime, relatime
          noatime atime, -, noatime
          nodiratime, nodiratime, -
          nodiratime diratime, -, nodiratime
          relatime, relatime, -
          strictatime, -, relatime
          nosuid nodev noexec ro, noexec, -
          async, rw, -
          loud, rw, -
          """)
  void an_option_of_the_mount_is_applied(String options, String shown, String notShown) {
    var mount = mounted(tmpfs(options));

    if (shown != null) assertThat(mount.options()).contains(shown);
    if (notShown != null) assertThat(mount.options()).doesNotContain(notShown);
  }

  @Test
  @NotInRunc115("takes defaults for data of the file system")
  void defaults_changes_nothing() {
    assertThat(mounted(tmpfs("nosuid defaults")).options()).contains("rw", "nosuid", "relatime");
  }

  @ParameterizedTest
  @CsvSource({"nosymfollow,nosymfollow", "nosymfollow symfollow,-"})
  @NotInRunc115("takes nosymfollow for data of the file system")
  void symbolic_links_can_be_left_unfollowed(String options, String shown) {
    var mount = mounted(tmpfs(options));

    assertThat(mount.options().contains("nosymfollow")).isEqualTo(!shown.equals("-"));
  }

  @ParameterizedTest
  @CsvSource({
    "sync,sync",
    "dirsync,dirsync",
    "lazytime,lazytime",
    "size=1m,size=1024k",
    "mode=700,mode=700"
  })
  void an_option_of_the_file_system_is_applied(String option, String shown) {
    assertThat(mounted(tmpfs(option)).superOptions()).contains(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sync async",
        "dirsync",
        "lazytime nolazytime",
        "mand nomand",
        "silent",
        "iversion noiversion"
      })
  void an_option_of_little_effect_is_accepted(String options) {
    assertThat(mounted(tmpfs(options)).superOptions()).doesNotContain("sync", "lazytime", "mand");
  }

  @ParameterizedTest
  @CsvSource({
    "ro,ro",
    "nosuid,nosuid",
    "nodev,nodev",
    "noexec,noexec",
    "noatime,noatime",
    "nodiratime,nodiratime"
  })
  void a_bind_takes_options_of_its_own(String option, String shown) throws IOException {
    var directory = Files.createDirectory(containers.scratch().resolve("cargo"));

    var mount = mounted(bundle().bind(directory.toString(), "/mnt", option));

    assertThat(mount.options()).contains(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "rro,ro,true",
    "rnosuid,nosuid,true",
    "rnodev,nodev,true",
    "rnoexec,noexec,true",
    "rnoatime,noatime,true",
    "rnodiratime,nodiratime,true",
    "rstrictatime,relatime,false",
    "rnosymfollow,nosymfollow,true",
    "rrelatime,relatime,true"
  })
  void a_recursive_option_reaches_the_mounts_below(String option, String shown, boolean present) {
    var bundle = bundle().mount("/mnt", "bind", "/sys/fs/cgroup", "rbind", option);

    var mounts = mounts(bundle).stream().filter(each -> each.point().startsWith("/mnt")).toList();

    assertThat(mounts).hasSizeGreaterThan(5);
    assertThat(mounts).allMatch(each -> each.options().contains(shown) == present);
  }

  @Test
  void without_recursion_an_option_is_the_top_mounts_alone() {
    var bundle = bundle().mount("/mnt", "bind", "/sys/fs/cgroup", "rbind", "noexec");

    var mounts = mounts(bundle).stream().filter(each -> each.point().startsWith("/mnt")).toList();

    assertThat(mounts.get(0).options()).contains("noexec");
    assertThat(mounts.subList(1, mounts.size()))
        .noneMatch(each -> each.options().contains("noexec"));
  }

  @ParameterizedTest
  @CsvSource({
    "shared,shared",
    "rshared,shared",
    "private,",
    "rprivate,",
    "unbindable,unbindable",
    "runbindable,unbindable"
  })
  void a_mounts_propagation_is_set(String option, String shown) {
    var propagation = mounted(tmpfs(option)).propagation();

    if (shown == null) assertThat(propagation).isEmpty();
    else assertThat(propagation).singleElement().asString().startsWith(shown);
  }

  @Test
  void a_bind_is_recursive_only_if_asked() {
    var mounts = mounts(bundle().mount("/mnt", "bind", "/sys/fs/cgroup", "bind"));

    assertThat(mounts.stream().filter(each -> each.point().startsWith("/mnt"))).hasSize(1);
  }

  @Test
  void the_type_of_a_bind_is_a_dummy() throws IOException {
    var file = Files.writeString(containers.scratch().resolve("cargo"), "sugar\n");

    var out =
        containers.run(
            bundle().mount("/mnt/a/b", "none", file.toString(), "bind").args("cat", "/mnt/a/b"));

    assertThat(out.succeeds().out()).isEqualTo("sugar\n");
  }

  @Test
  void the_source_of_a_bind_may_be_relative_to_the_bundle() {
    var bundle =
        bundle().file("cargo/list", "rum\n").bind("cargo", "/mnt").args("cat", "/mnt/list");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("rum\n");
  }

  @Test
  void a_missing_mount_point_is_made() throws IOException {
    var file = Files.writeString(containers.scratch().resolve("cargo"), "");
    var bundle =
        bundle()
            .mount("/new/directory", "tmpfs", "tmpfs")
            .bind(file.toString(), "/new/file")
            .sh("stat -c %a /new; grep -c ' /new' /proc/self/mountinfo");

    var container = containers.create(bundle).finish();

    assertThat(container.out()).isEqualTo("755\n2\n");
    assertThat(container.bundle().resolve("rootfs/new/directory")).isDirectory();
    assertThat(container.bundle().resolve("rootfs/new/file")).isRegularFile();
  }

  @Test
  void a_relative_destination_is_below_the_root() {
    assertThat(mounts(bundle().mount("mnt", "tmpfs", "tmpfs")))
        .anyMatch(each -> each.point().equals("/mnt"));
  }

  @Test
  void mounts_are_made_in_the_order_given() {
    var bundle =
        bundle()
            .mount("/mnt", "tmpfs", "tmpfs", "size=1m")
            .mount("/mnt/below", "tmpfs", "tmpfs")
            .mount("/mnt", "tmpfs", "tmpfs", "size=2m")
            .sh("ls /mnt; grep -c ' /mnt' /proc/self/mountinfo");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("3\n");
  }

  @Test
  void a_tmpfs_has_the_mode_of_the_directory_that_it_covers() {
    var bundle =
        bundle()
            .step(
                at ->
                    Command.of("install", "-d", "-m", "1751", at + "/rootfs/chest")
                        .run()
                        .succeeds())
            .mount("/chest", "tmpfs", "tmpfs")
            .args("stat", "-c", "%a", "/chest");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("1751\n");
  }

  @Test
  void tmpcopyup_keeps_what_it_covers() {
    var bundle =
        bundle()
            .file("rootfs/chest/deep/coin", "gold\n")
            .mount("/chest", "tmpfs", "tmpfs", "tmpcopyup")
            .sh(
                "cat /chest/deep/coin; echo x > /chest/new; grep -c ' /chest ' /proc/self/mountinfo");

    var container = containers.create(bundle).finish();

    assertThat(container.out()).isEqualTo("gold\n1\n");
    assertThat(container.bundle().resolve("rootfs/chest/new")).doesNotExist();
  }

  @Test
  void a_read_only_dev_has_its_devices() {
    var bundle =
        bundle()
            .remove("mounts")
            .mount("/proc", "proc", "proc")
            .mount("/dev", "tmpfs", "tmpfs", "ro");

    var result = containers.run(bundle.sh("echo x > /dev/null && ls /dev/zero; touch /dev/x"));

    assertThat(result.out()).isEqualTo("/dev/zero\n");
    assertThat(result.err()).contains("Read-only file system");
  }

  @Test
  void a_read_only_root_takes_no_writes() {
    var result = containers.run(bundle().readonlyRoot().sh("touch /x"));

    result.exits(1);
    assertThat(result.err()).contains("Read-only file system");
  }

  @Test
  void a_missing_source_is_told_in_the_kernels_words_and_nothing_is_left() {
    var result = containers.tryCreate(bundle().bind("/nosuchsource", "/mnt"));

    result.exits(1);
    assertThat(result.error()).contains("/nosuchsource").endsWith("no such file or directory");
    containers.expectNothingLeft();
  }

  @Test
  void an_unknown_file_system_is_told_and_nothing_is_left() {
    var result = containers.tryCreate(bundle().mount("/mnt", "nosuchfs", "none"));

    result.exits(1);
    assertThat(result.error()).endsWith("no such device");
    containers.expectNothingLeft();
  }

  @Test
  void an_option_that_the_file_system_does_not_know_fails() {
    var result = containers.tryCreate(tmpfs("nosuchoption=1"));

    result.exits(1);
    assertThat(result.error()).contains("invalid argument");
    containers.expectNothingLeft();
  }

  @Test
  void a_link_in_the_destination_stays_below_the_root() throws IOException {
    var outside = Files.createDirectory(containers.scratch().resolve("outside"));
    var bundle =
        bundle()
            .step(at -> Files.createSymbolicLink(at.resolve("rootfs/link"), outside))
            .step(
                at ->
                    Files.createSymbolicLink(
                        at.resolve("rootfs/up"), Path.of("../../../../../../tmp")))
            .mount("/link/made", "tmpfs", "tmpfs")
            .mount("/up/made", "tmpfs", "tmpfs")
            .args("cat", "/proc/self/mountinfo");

    var result = containers.run(bundle).succeeds();

    assertThat(outside).isEmptyDirectory();
    assertThat(result.out()).contains(" " + outside + "/made ").contains(" /tmp/made ");
  }

  @Test
  void nothing_is_mounted_inside_proc() {
    var result = containers.tryCreate(bundle().bind("/tmp", "/proc/sys"));

    result.exits(1);
    assertThat(result.error()).contains("inside /proc");
    containers.expectNothingLeft();
  }

  @Test
  void but_what_lxcfs_provides_is() throws IOException {
    var file = Files.writeString(containers.scratch().resolve("cpuinfo"), "one oar\n");

    var bundle = bundle().bind(file.toString(), "/proc/cpuinfo").args("cat", "/proc/cpuinfo");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("one oar\n");
  }

  @Test
  void proc_over_a_link_is_refused() {
    var bundle =
        bundle()
            .step(at -> Files.delete(at.resolve("rootfs/proc")))
            .step(at -> Files.createSymbolicLink(at.resolve("rootfs/proc"), Path.of("tmp")));

    containers.tryCreate(bundle).exits(1);
    containers.expectNothingLeft();
  }

  @Test
  void a_mqueue_a_devpts_and_a_sysfs_are_what_they_say() {
    var bundle =
        bundle()
            .mount(
                "/dev/pts",
                "devpts",
                "devpts",
                "nosuid",
                "noexec",
                "newinstance",
                "ptmxmode=0666",
                "mode=0620",
                "gid=5")
            .mount(
                "/dev/shm", "tmpfs", "shm", "nosuid", "noexec", "nodev", "mode=1777", "size=65536k")
            .mount("/dev/mqueue", "mqueue", "mqueue", "nosuid", "noexec", "nodev")
            .mount("/sys", "sysfs", "sysfs", "nosuid", "noexec", "nodev", "ro");

    var mounts = mounts(bundle);

    assertThat(mounts.stream().map(each -> each.point() + " " + each.type()))
        .contains("/dev/pts devpts", "/dev/shm tmpfs", "/dev/mqueue mqueue", "/sys sysfs");
    assertThat(mounts.getLast().options()).contains("ro", "nosuid", "nodev", "noexec");
  }

  @Test
  void a_cgroup_mount_shows_the_containers_own_controllers() {
    var bundle =
        bundle()
            .set("linux.resources.pids.limit", 77)
            .mount("/sys", "sysfs", "sysfs")
            .mount("/sys/fs/cgroup", "cgroup", "cgroup", "ro", "nosuid", "noexec", "nodev")
            .sh("cat /sys/fs/cgroup/pids/pids.max; mkdir /sys/fs/cgroup/memory/x");

    var result = containers.run(bundle);

    assertThat(result.out()).isEqualTo("77\n");
    assertThat(result.err()).contains("Read-only file system");
  }

  private static Bundle tmpfs(String options) {
    return bundle().mount("/mnt", "tmpfs", "tmpfs", options.split(" ", -1));
  }

  private Mount mounted(Bundle bundle) {
    return mounts(bundle).stream()
        .filter(each -> each.point().equals("/mnt"))
        .findFirst()
        .orElseThrow();
  }

  private List<Mount> mounts(Bundle bundle) {
    return containers
        .run(bundle.args("cat", "/proc/self/mountinfo"))
        .succeeds()
        .out()
        .lines()
        .map(Mount::parse)
        .toList();
  }
}
