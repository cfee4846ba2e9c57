package io.caisson.linux;

import static io.caisson.linux.Files.O_CREAT;
import static io.caisson.linux.Files.O_WRONLY;
import static io.caisson.linux.Mounts.MOUNT_ATTR_NOSUID;
import static io.caisson.linux.Mounts.MOUNT_ATTR_RDONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Detached mounts only: they hang nowhere, and are gone with their descriptor. */
@ExtendWith(NoLeaks.class)
class MountsTest {
  @BeforeEach
  void mounting_needs_the_right_to_it() {
    assumeThat((Capabilities.get().effective() >> Capabilities.CAP_SYS_ADMIN) & 1)
        .as("CAP_SYS_ADMIN")
        .isEqualTo(1);
  }

  @Test
  void a_configured_tmpfs_is_a_directory_to_work_in() {
    try (Fd mount = tmpfs("mode", "0750")) {
      Files.openAt(mount, "file", O_WRONLY | O_CREAT, 0600).close();

      assertThat(FileStatus.of(mount).permissions()).isEqualTo(0750);
      assertThat(Inodes.fileSystem(mount).magic()).isEqualTo(Inodes.TMPFS_MAGIC);
    }
  }

  @Test
  void attributes_are_set_and_cleared_on_a_detached_mount() {
    try (Fd mount = tmpfs("mode", "0755")) {
      Mounts.setAttributes(mount, false, MOUNT_ATTR_RDONLY | MOUNT_ATTR_NOSUID, 0);
      assertThat(Files.tryOpenAt(mount, "file", O_WRONLY | O_CREAT, 0600)).isEqualTo(-Errno.EROFS);
      assertThat(Inodes.fileSystem(mount).flags() & Inodes.ST_NOSUID).isNotZero();

      Mounts.setAttributes(mount, false, 0, MOUNT_ATTR_RDONLY);
      Files.openAt(mount, "file", O_WRONLY | O_CREAT, 0600).close();
    }
  }

  @Test
  void a_tree_is_cloned_without_touching_the_original() {
    try (Fd clone = Mounts.openTree(null, "/proc", Mounts.OPEN_TREE_CLONE)) {
      Mounts.setAttributes(clone, false, MOUNT_ATTR_RDONLY, 0);
      Mounts.setPropagation(clone, Mounts.MS_PRIVATE, true);

      assertThat(Inodes.fileSystem(clone).flags() & Inodes.ST_RDONLY).isNotZero();
      assertThat(Inodes.fileSystem("/proc").flags() & Inodes.ST_RDONLY).isZero();
    }
  }

  @Test
  void a_bad_option_is_reported_with_the_file_systems_own_words() {
    try (Fd context = Mounts.fsopen("tmpfs")) {
      assertThatThrownBy(() -> Mounts.fsconfigString(context, "nonsense", "1"))
          .hasMessage("fsconfig nonsense: invalid argument: tmpfs: Unknown parameter 'nonsense'");
    }
  }

  @Test
  void an_unknown_file_system_is_reported_by_name() {
    assertThatThrownBy(() -> Mounts.fsopen("nosuchfs"))
        .hasMessage("fsopen nosuchfs: no such device");
  }

  @Test
  void a_failed_mount_names_its_target() {
    assertThatThrownBy(() -> Mounts.mount("tmpfs", "/no/such/place", "tmpfs", 0, ""))
        .hasMessage("mount /no/such/place: no such file or directory");
    assertThatThrownBy(() -> Mounts.umount("/no/such/place", 0))
        .hasMessage("umount /no/such/place: no such file or directory");
  }

  private static Fd tmpfs(String key, String value) {
    try (Fd context = Mounts.fsopen("tmpfs")) {
      Mounts.fsconfigString(context, key, value);
      Mounts.fsconfigCreate(context);
      return Mounts.fsmount(context, 0);
    }
  }
}
