package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static io.caisson.integration.Bundle.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** config-linux.md "Devices" and "Default Devices". */
class DevicesTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void the_default_devices_are_there() {
    var script =
        "cd /dev; for d in null zero full random urandom tty; do stat -c '%n %F %t:%T %a' $d; done";

    assertThat(containers.run(bundle().sh(script)).succeeds().lines())
        .containsExactly(
            "null character special file 1:3 666",
            "zero character special file 1:5 666",
            "full character special file 1:7 666",
            "random character special file 1:8 666",
            "urandom character special file 1:9 666",
            "tty character special file 5:0 666");
  }

  @Test
  void the_default_links_are_there() {
    var script = "cd /dev; for l in fd stdin stdout stderr ptmx; do echo $l $(readlink $l); done";

    assertThat(containers.run(bundle().sh(script)).succeeds().lines())
        .containsExactly(
            "fd /proc/self/fd",
            "stdin /proc/self/fd/0",
            "stdout /proc/self/fd/1",
            "stderr /proc/self/fd/2",
            "ptmx pts/ptmx");
  }

  @Test
  void a_bound_dev_gets_no_more_than_it_has() {
    var bundle =
        bundle()
            .remove("mounts")
            .mount("/proc", "proc", "proc")
            .step(at -> Files.createDirectory(at.resolve("dev")))
            .step(
                at ->
                    Command.of("mknod", "-m", "666", at + "/dev/null", "c", "1", "3")
                        .run()
                        .succeeds())
            .bind("dev", "/dev")
            .args("ls", "/dev");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("null\n");
  }

  @Test
  void devices_of_each_type_are_made_as_written() {
    var bundle =
        bundle()
            .add(
                "linux.devices",
                object(
                    "path",
                    "/dev/fuse",
                    "type",
                    "c",
                    "major",
                    10,
                    "minor",
                    229,
                    "fileMode",
                    0640,
                    "uid",
                    1000,
                    "gid",
                    2000))
            .add(
                "linux.devices",
                object(
                    "path",
                    "/dev/deep/disk",
                    "type",
                    "b",
                    "major",
                    7,
                    "minor",
                    200,
                    "fileMode",
                    0600,
                    "uid",
                    0,
                    "gid",
                    0))
            .add(
                "linux.devices",
                object("path", "/srv/pipe", "type", "p", "fileMode", 0622, "uid", 0, "gid", 0))
            .add("linux.devices", object("path", "/dev/u", "type", "u", "major", 1, "minor", 3))
            .sh("stat -c '%n %F %t:%T %a %u:%g' /dev/fuse /dev/deep/disk /srv/pipe /dev/u");

    assertThat(containers.run(bundle).succeeds().lines())
        .containsExactly(
            "/dev/fuse character special file a:e5 640 1000:2000",
            "/dev/deep/disk block special file 7:c8 600 0:0",
            "/srv/pipe fifo 0:0 622 0:0",
            "/dev/u character special file 1:3 666 0:0");
  }

  @Test
  void a_device_is_made_whatever_the_umask() {
    var bundle =
        bundle()
            .set("process.user.umask", 0077)
            .add(
                "linux.devices",
                object(
                    "path", "/dev/fuse", "type", "c", "major", 10, "minor", 229, "fileMode", 0666))
            .args("stat", "-c", "%a", "/dev/fuse");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("666\n");
  }

  @Test
  void a_device_through_a_link_stays_below_the_root() throws Exception {
    var outside = Files.createDirectory(containers.scratch().resolve("outside"));
    var bundle =
        bundle()
            .step(at -> Files.createSymbolicLink(at.resolve("rootfs/link"), outside))
            .add(
                "linux.devices", object("path", "/link/null", "type", "c", "major", 1, "minor", 3));

    containers.tryCreate(bundle);

    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void a_device_of_no_known_type_is_refused() {
    var bundle =
        bundle()
            .add("linux.devices", object("path", "/dev/x", "type", "x", "major", 1, "minor", 3));

    containers.tryCreate(bundle).exits(1);
    containers.expectNothingLeft();
  }

  @Test
  void a_terminal_is_the_console() {
    var bundle =
        bundle()
            .mount("/dev/pts", "devpts", "devpts", "newinstance", "ptmxmode=0666")
            .terminal()
            .sh("tty; stat -c %F /dev/console; echo hello > /dev/console");

    var result = containers.command("run", bundle).onTerminal(containers.scratch()).run();

    assertThat(result.out().replace("\r", "").lines())
        .containsExactly("/dev/pts/0", "character special file", "hello");
  }
}
