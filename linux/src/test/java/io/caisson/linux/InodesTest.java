package io.caisson.linux;

import static io.caisson.linux.Files.O_PATH;
import static io.caisson.linux.Files.O_RDONLY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class InodesTest {
  @TempDir Path directory;
  private String file = "";

  @BeforeEach
  void a_file() throws IOException {
    file = java.nio.file.Files.createFile(directory.resolve("file")).toString();
  }

  @Test
  void a_mode_is_set_with_all_twelve_bits() {
    try (Fd open = Files.open(file, O_RDONLY)) {
      Inodes.chmod(open, 04751);

      assertThat(FileStatus.of(file).permissions()).isEqualTo(04751);
    }
  }

  @Test
  void a_path_descriptor_cannot_change_a_mode_and_says_so() {
    try (Fd path = Files.open(file, O_PATH)) {
      assertThatThrownBy(() -> Inodes.chmod(path, 0600)).hasMessage("chmod: bad file descriptor");
    }
  }

  @Test
  void an_owner_of_minus_one_stays_as_it_is() {
    var before = FileStatus.of(file);

    try (Fd path = Files.open(file, O_PATH)) {
      Inodes.chown(path, -1, -1);
      Inodes.chown(path, before.uid(), before.gid());
    }

    assertThat(FileStatus.of(file).uid()).isEqualTo(before.uid());
    assertThat(FileStatus.of(file).gid()).isEqualTo(before.gid());
  }

  @Test
  void changing_the_owner_of_a_symlink_does_not_follow_it() throws IOException {
    java.nio.file.Files.createSymbolicLink(directory.resolve("link"), Path.of("/no/such/target"));

    Inodes.lchown(directory.resolve("link").toString(), -1, -1);

    assertThatThrownBy(() -> Inodes.lchown(directory.resolve("none").toString(), -1, -1))
        .hasMessage("lchown " + directory.resolve("none") + ": no such file or directory");
  }

  @Test
  void access_tells_apart_missing_and_not_executable() {
    assertThat(Inodes.tryAccess(file, Inodes.F_OK)).isZero();
    assertThat(Inodes.tryAccess(file, Inodes.X_OK)).isEqualTo(-Errno.EACCES);
    assertThat(Inodes.tryAccess(file + "x", Inodes.F_OK)).isEqualTo(-Errno.ENOENT);
    try (Fd path = Files.open(file, O_PATH)) {
      assertThat(Inodes.tryAccessAt(path, "", Inodes.R_OK)).isZero();
    }
  }

  @Test
  void proc_is_known_by_its_magic_number() {
    assertThat(Inodes.fileSystem("/proc").magic()).isEqualTo(Inodes.PROC_SUPER_MAGIC);
  }

  @Test
  void an_extended_attribute_is_kept() throws IOException {
    try (Fd open = Files.open(file, O_RDONLY)) {
      Inodes.setExtendedAttribute(open, "user.caisson", "value".getBytes(UTF_8));
    }

    var view = java.nio.file.Files.getAttribute(Path.of(file), "user:caisson");
    assertThat((byte[]) view).asString(UTF_8).isEqualTo("value");
  }

  @Test
  void the_time_of_the_last_change_is_that_of_the_clock() {
    var status = FileStatus.of(file);

    assertThat(Clock.now().seconds() - status.modifiedSeconds()).isBetween(-1L, 60L);
    assertThat(status.links()).isEqualTo(1);
    assertThat(status.isRegular()).isTrue();
  }
}
