package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class FileStatusTest {
  @TempDir Path directory;

  @Test
  void it_tells_what_java_tells() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "four");
    Files.createLink(directory.resolve("g"), file);

    FileStatus status = FileStatus.of(file.toString());

    assertThat(status.isRegular()).isTrue();
    assertThat(status.mode()).isEqualTo((int) (Integer) Files.getAttribute(file, "unix:mode"));
    assertThat(status.uid()).isEqualTo((int) (Integer) Files.getAttribute(file, "unix:uid"));
    assertThat(status.inode()).isEqualTo((long) (Long) Files.getAttribute(file, "unix:ino"));
    assertThat(status.size()).isEqualTo(4);
    assertThat(status.links()).isEqualTo(2);
    assertThat(status.modifiedSeconds())
        .isEqualTo(Files.getLastModifiedTime(file).toInstant().getEpochSecond());
  }

  @Test
  void two_names_of_one_file_are_the_same_file() throws Exception {
    Path file = Files.writeString(directory.resolve("f"), "");
    Files.createLink(directory.resolve("g"), file);
    Files.writeString(directory.resolve("h"), "");

    FileStatus status = FileStatus.of(file.toString());

    assertThat(status.sameFile(FileStatus.of(directory.resolve("g").toString()))).isTrue();
    assertThat(status.sameFile(FileStatus.of(directory.resolve("h").toString()))).isFalse();
  }

  @Test
  void a_symlink_is_followed_or_not_as_asked() throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), Path.of("absent"));
    String link = directory.resolve("link").toString();

    assertThat(FileStatus.ofLink(link).isSymlink()).isTrue();
    assertThat(FileStatus.tryOf(link)).isNull();
    assertThat(Objects.requireNonNull(FileStatus.tryOfLink(link)).isSymlink()).isTrue();
    assertThatThrownBy(() -> FileStatus.of(link))
        .hasMessage("stat " + link + ": no such file or directory");
  }

  @Test
  void a_device_has_its_numbers() {
    assertThat(FileStatus.of("/dev/null").isCharacterDevice(1, 3)).isTrue();
    assertThat(FileStatus.of("/dev/zero").isCharacterDevice(1, 3)).isFalse();
  }

  @Test
  void a_mount_point_is_known_by_descriptor() {
    try (Fd proc = io.caisson.linux.Files.open("/proc", io.caisson.linux.Files.O_PATH);
        Fd inside = io.caisson.linux.Files.open("/proc/sys", io.caisson.linux.Files.O_PATH)) {
      assertThat(FileStatus.of(proc).isMountRoot()).isTrue();
      assertThat(FileStatus.of(inside).isMountRoot()).isFalse();
      assertThat(FileStatus.of(inside).mountId()).isEqualTo(FileStatus.of(proc).mountId());
    }
  }
}
