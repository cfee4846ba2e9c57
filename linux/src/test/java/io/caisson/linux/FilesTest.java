package io.caisson.linux;

import static io.caisson.linux.Files.O_CREAT;
import static io.caisson.linux.Files.O_PATH;
import static io.caisson.linux.Files.O_RDONLY;
import static io.caisson.linux.Files.O_RDWR;
import static io.caisson.linux.Files.O_WRONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class FilesTest {
  @TempDir Path directory;

  @Test
  void a_missing_file_is_reported_in_gos_words() {
    var failure =
        catchThrowableOfType(LinuxException.class, () -> Files.open("/no/such/file", O_RDONLY));

    assertThat(failure).hasMessage("open /no/such/file: no such file or directory");
    assertThat(failure.errno()).isEqualTo(Errno.ENOENT);
    assertThat(failure.path()).isEqualTo("/no/such/file");
  }

  @Test
  void what_is_written_is_read_back_whole() throws Exception {
    byte[] contents = new byte[300_000];
    for (int i = 0; i < contents.length; i++) contents[i] = (byte) (i * 31);

    try (Fd file = Files.open(path("big"), O_WRONLY | O_CREAT, 0600)) {
      Files.writeAll(file, contents);
    }

    assertThat(Files.readAll(path("big"))).isEqualTo(contents);
    assertThat(java.nio.file.Files.readAllBytes(directory.resolve("big"))).isEqualTo(contents);
  }

  @Test
  void proc_files_which_have_no_size_are_read_whole() throws Exception {
    assertThat(Files.readText("/proc/self/status"))
        .contains("Name:\tjava")
        .endsWith("\n")
        .contains("nonvoluntary_ctxt_switches");
  }

  @Test
  void an_unreadable_name_is_null_for_try() {
    assertThat(Files.tryReadAll(path("absent"))).isNull();
    assertThat(Files.tryOpen(path("absent"), O_RDONLY)).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void a_write_that_fails_names_the_file() {
    assertThatThrownBy(() -> Files.writeFile("/proc/self/oom_score_adj", "much"))
        .hasMessage("write /proc/self/oom_score_adj: invalid argument");
  }

  @Test
  void writing_a_file_does_not_create_it() {
    assertThatThrownBy(() -> Files.writeFile(path("new"), "x"))
        .hasMessage("open " + path("new") + ": no such file or directory");
    assertThat(Files.tryWriteFile(path("new"), "x")).isEqualTo(-Errno.ENOENT);
  }

  @Test
  void replacing_a_file_leaves_the_new_contents_and_no_temporary() throws Exception {
    java.nio.file.Files.writeString(directory.resolve("state.json"), "old");
    java.nio.file.Files.writeString(directory.resolve(".state.json.tmp"), "of a killed writer");

    try (Fd parent = Files.open(directory.toString(), O_PATH)) {
      Files.replaceFile(parent, "state.json", "new".getBytes(StandardCharsets.UTF_8), 0600);
    }

    assertThat(Files.readText(path("state.json"))).isEqualTo("new");
    assertThat(Directories.list(directory.toString())).containsExactly("state.json");
    assertThat(FileStatus.of(path("state.json")).permissions()).isEqualTo(0600);
  }

  @Test
  void an_absolute_symlink_stays_in_the_root() throws Exception {
    java.nio.file.Files.createSymbolicLink(directory.resolve("passwd"), Path.of("/etc/passwd"));
    java.nio.file.Files.createDirectory(directory.resolve("etc"));
    java.nio.file.Files.writeString(directory.resolve("etc/passwd"), "inside");

    try (Fd root = Files.open(directory.toString(), O_PATH);
        Fd file = Files.openInRoot(root, "passwd", O_RDONLY)) {
      assertThat(Files.readAll(file)).asString().isEqualTo("inside");
    }
  }

  @Test
  void dots_do_not_climb_out_of_the_root() throws Exception {
    java.nio.file.Files.writeString(directory.resolve("here"), "inside");

    try (Fd root = Files.open(directory.toString(), O_PATH);
        Fd file = Files.openInRoot(root, "../../../../here", O_RDONLY)) {
      assertThat(Files.readAll(file)).asString().isEqualTo("inside");
    }
  }

  @Test
  void magic_links_are_not_followed_in_the_root() {
    try (Fd root = Files.open("/proc", O_PATH)) {
      assertThatThrownBy(() -> Files.openInRoot(root, "self/root/etc/passwd", O_RDONLY))
          .hasMessage("open self/root/etc/passwd: too many levels of symbolic links");
    }
  }

  @Test
  void beneath_refuses_symlinks_dots_and_absolute_paths() throws Exception {
    java.nio.file.Files.writeString(directory.resolve("file"), "");
    java.nio.file.Files.createSymbolicLink(directory.resolve("link"), Path.of("file"));

    try (Fd root = Files.open(directory.toString(), O_PATH)) {
      Files.openBeneath(root, "file", O_RDONLY).close();
      assertThat(Files.tryOpenBeneath(root, "link", O_RDONLY)).isEqualTo(-Errno.ELOOP);
      assertThat(Files.tryOpenBeneath(root, "../x", O_RDONLY)).isEqualTo(-Errno.EXDEV);
      assertThat(Files.tryOpenBeneath(root, "/etc", O_RDONLY)).isEqualTo(-Errno.EXDEV);
    }
  }

  @Test
  void a_root_that_keeps_changing_ends_in_an_error_and_not_in_a_loop() {
    try (Fd root = Files.open(directory.toString(), O_PATH);
        FaultySys faulty = FaultySys.on(SyscallNumbers.SYS_OPENAT2).answer(Errno.EAGAIN)) {
      assertThatThrownBy(() -> Files.openInRoot(root, "a/../b", O_RDONLY))
          .hasMessage("open a/../b: resource temporarily unavailable");
      assertThat(faulty.calls()).isEqualTo(128);
    }
  }

  @Test
  void an_interrupted_open_is_tried_again() {
    try (FaultySys faulty = FaultySys.on(SyscallNumbers.SYS_OPENAT).answerOnce(Errno.EINTR)) {
      Files.open("/dev/null", O_RDONLY).close();
      assertThat(faulty.calls()).isEqualTo(2);
    }
  }

  @Test
  void reopening_gives_a_path_descriptor_the_right_to_read() throws Exception {
    java.nio.file.Files.writeString(directory.resolve("f"), "text");

    try (Fd path = Files.open(path("f"), O_PATH)) {
      java.nio.file.Files.move(directory.resolve("f"), directory.resolve("g"));
      try (Fd file = Files.reopen(path, O_RDWR)) {
        assertThat(Files.readAll(file)).asString().isEqualTo("text");
      }
    }
  }

  @Test
  void a_name_with_a_nul_never_reaches_the_kernel() {
    assertThatThrownBy(() -> Files.open("/etc/passwd\0.txt", O_RDONLY))
        .hasMessage("encode /etc/passwd\\0.txt: invalid argument");
  }

  @Test
  void copying_moves_all_bytes() throws Exception {
    byte[] contents = new byte[100_000];
    Arrays.fill(contents, (byte) 7);
    java.nio.file.Files.write(directory.resolve("from"), contents);

    try (Fd from = Files.open(path("from"), O_RDONLY);
        Fd to = Files.open(path("to"), O_WRONLY | O_CREAT, 0600)) {
      assertThat(Files.copy(from, to)).isEqualTo(100_000);
    }

    assertThat(Files.readAll(path("to"))).isEqualTo(contents);
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }
}
