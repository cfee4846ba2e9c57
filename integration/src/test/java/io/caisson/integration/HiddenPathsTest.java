package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** config-linux.md "Masked Paths" and "Readonly Paths". */
class HiddenPathsTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void a_masked_file_reads_as_empty() {
    var bundle = masking("/etc/secret").file("rootfs/etc/secret", "the map\n");

    assertThat(containers.run(bundle.args("cat", "/etc/secret")).succeeds().out()).isEmpty();
  }

  @Test
  void a_masked_directory_is_empty_and_takes_no_writes() {
    var bundle =
        masking("/hold").file("rootfs/hold/rum", "much\n").sh("ls -A /hold; touch /hold/x");

    var result = containers.run(bundle);

    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Read-only file system");
  }

  @Test
  void many_paths_are_masked_at_once() {
    var bundle =
        masking(
                "/proc/kcore",
                "/proc/keys",
                "/proc/timer_list",
                "/proc/scsi",
                "/proc/acpi",
                "/sys/firmware")
            .mount("/sys", "sysfs", "sysfs", "ro")
            .sh(
                "cat /proc/kcore /proc/keys /proc/timer_list | wc -c; ls /proc/scsi /sys/firmware | grep -v :");

    assertThat(containers.run(bundle).out().strip()).isEqualTo("0");
  }

  @Test
  void a_read_only_path_takes_no_writes_though_its_neighbours_do() {
    var bundle =
        bundle()
            .set("linux.readonlyPaths", List.of("/proc/sys", "/hold"))
            .file("rootfs/hold/rum", "some\n")
            .sh("cat /hold/rum; touch /beside; touch /hold/x; echo 1 > /proc/sys/vm/drop_caches");

    var result = containers.run(bundle);

    assertThat(result.out()).isEqualTo("some\n");
    assertThat(result.err().lines())
        .hasSize(2)
        .allMatch(line -> line.contains("Read-only file system"));
  }

  @Test
  void a_read_only_path_keeps_the_options_of_its_mount() {
    var bundle =
        bundle()
            .mount("/mnt", "tmpfs", "tmpfs", "nosuid", "nodev", "noexec")
            .set("linux.readonlyPaths", List.of("/mnt"))
            .sh("grep ' /mnt ' /proc/self/mountinfo | tail -1");

    assertThat(containers.run(bundle).succeeds().out()).contains(" /mnt ro,nosuid,nodev,noexec");
  }

  @Test
  void paths_that_are_missing_are_no_error() {
    var bundle = masking("/not/here").set("linux.readonlyPaths", List.of("/nor/here"));

    containers.run(bundle).succeeds();
  }

  @Test
  void a_masked_link_does_not_lead_out_of_the_container() throws Exception {
    var outside =
        java.nio.file.Files.writeString(containers.scratch().resolve("outside"), "seen\n");
    var bundle =
        masking("/link")
            .step(at -> java.nio.file.Files.createSymbolicLink(at.resolve("rootfs/link"), outside));

    containers.run(bundle);

    assertThat(outside).hasContent("seen\n");
  }

  @Test
  void they_need_a_mount_namespace() {
    var bundle = masking("/etc/secret").withoutNamespace("mount");

    containers.tryCreate(bundle).exits(1);
    containers.expectNothingLeft();
  }

  private static Bundle masking(String... paths) {
    return bundle().set("linux.maskedPaths", List.of(paths));
  }
}
