package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** config-linux.md "User namespace mappings": a container whose root is nobody on the host. */
class UserNamespaceTest {

  private static final int HOST_ID = 100_000;

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void the_ids_are_mapped_as_written() {
    var out =
        containers
            .run(
                bundle()
                    .userNamespace(HOST_ID, 65536)
                    .sh("cat /proc/self/uid_map /proc/self/gid_map; id -u"))
            .succeeds();

    assertThat(out.lines().stream().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly("0 100000 65536", "0 100000 65536", "0");
  }

  @Test
  void the_init_is_the_mapped_user_of_the_host() throws Exception {
    var container = containers.start(bundle().userNamespace(HOST_ID, 65536).args("sleep", "100"));

    var init = Path.of("/proc/" + container.pid());

    assertThat(Files.getAttribute(init, "unix:uid")).isEqualTo(HOST_ID);
    container.forceDelete().succeeds();
  }

  @Test
  void the_containers_root_owns_what_it_makes() throws Exception {
    var container =
        containers.start(
            bundle().userNamespace(HOST_ID, 65536).sh("touch /made; echo ok; sleep 100"));
    container.awaitOutput("ok");

    assertThat(Files.getAttribute(container.bundle().resolve("rootfs/made"), "unix:uid"))
        .isEqualTo(HOST_ID);
  }

  @Test
  void the_default_devices_are_there_and_of_use() {
    var out =
        containers
            .run(
                bundle()
                    .userNamespace(HOST_ID, 65536)
                    .sh("echo x > /dev/null; head -c 3 /dev/zero | wc -c; ls -l /dev/null"))
            .succeeds();

    assertThat(out.lines().get(0)).isEqualTo("3");
    assertThat(out.lines().get(1)).startsWith("crw-rw-rw-");
  }

  @Test
  void a_user_beyond_root_has_its_own_mapped_id() {
    var out =
        containers
            .run(
                bundle()
                    .userNamespace(HOST_ID, 65536)
                    .user(1000, 1000)
                    .set("process.user.additionalGids", List.of(2000))
                    .args("id"))
            .succeeds();

    assertThat(out.out()).isEqualTo("uid=1000(sailor) gid=1000(sailor) groups=2000(crew)\n");
  }

  @Test
  void several_mappings_are_all_written() {
    var bundle = bundle().userNamespace(HOST_ID, 1000);
    var mappings =
        List.of(
            Bundle.object("containerID", 0, "hostID", HOST_ID, "size", 1000),
            Bundle.object("containerID", 1000, "hostID", 5000, "size", 1));
    bundle.set("linux.uidMappings", mappings).set("linux.gidMappings", mappings);

    var out = containers.run(bundle.sh("cat /proc/self/uid_map")).succeeds();

    assertThat(out.lines().stream().map(line -> line.strip().replaceAll(" +", " ")))
        .containsExactly("0 100000 1000", "1000 5000 1");
  }

  @Test
  void the_capabilities_are_good_within_it() {
    var bundle = bundle().userNamespace(HOST_ID, 65536).capabilities("CAP_SYS_ADMIN");

    var out = containers.run(bundle.sh("mount -t tmpfs none /tmp && echo mounted")).succeeds();

    assertThat(out.out()).isEqualTo("mounted\n");
  }

  @Test
  @NotInRunc115("needs the mappings said again")
  void a_joined_user_namespace_is_the_one_of_the_path() throws Exception {
    var other = containers.start(bundle().userNamespace(HOST_ID, 65536).args("sleep", "100"));
    var path = Path.of("/proc/" + other.pid() + "/ns/user");
    var bundle = bundle().userNamespace(HOST_ID, 65536);
    bundle.join("user", path.toString()).remove("linux.uidMappings").remove("linux.gidMappings");

    var result = containers.run(bundle.sh("readlink /proc/self/ns/user; id -u"));

    assertThat(result.lines()).containsExactly(Files.readSymbolicLink(path).toString(), "0");
  }

  @Test
  @NotInRunc115("ignores them")
  void mappings_need_a_user_namespace() {
    var mapping = List.of(Bundle.object("containerID", 0, "hostID", HOST_ID, "size", 1));

    var result =
        containers.tryCreate(
            bundle().set("linux.uidMappings", mapping).set("linux.gidMappings", mapping));

    result.fails(
        containers.failed(
            "create",
            "user namespace mappings specified, but user namespace isn't enabled in the config"));
  }

  @Test
  void a_user_namespace_needs_mappings() {
    var result =
        containers.tryCreate(bundle().add("linux.namespaces", Bundle.object("type", "user")));

    result.exits(1);
    assertThat(result.error()).contains("mappings");
    containers.expectNothingLeft();
  }
}
