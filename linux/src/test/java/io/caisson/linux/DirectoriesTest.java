package io.caisson.linux;

import static io.caisson.linux.Files.O_PATH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class DirectoriesTest {
  @TempDir Path scratch;
  private Path rootPath = Path.of("/");
  private Path outside = Path.of("/");

  @BeforeEach
  void a_root_and_something_outside_of_it() throws IOException {
    rootPath = java.nio.file.Files.createDirectory(scratch.resolve("root"));
    outside = java.nio.file.Files.createDirectory(scratch.resolve("outside"));
  }

  @Test
  void missing_directories_are_made_inside_the_root() throws IOException {
    try (Fd root = root();
        Fd made = Directories.mkdirInRoot(root, "/a/./b//c/", 0755)) {
      assertThat(FileStatus.of(made).sameFile(FileStatus.of(rootPath + "/a/b/c"))).isTrue();
    }
  }

  @Test
  void making_a_directory_that_is_there_opens_it() throws IOException {
    java.nio.file.Files.createDirectories(rootPath.resolve("a/b"));

    try (Fd root = root();
        Fd made = Directories.mkdirInRoot(root, "a/b", 0700)) {
      assertThat(FileStatus.of(made).sameFile(FileStatus.of(rootPath + "/a/b"))).isTrue();
    }
  }

  @Test
  void an_absolute_symlink_leads_inside_the_root() throws IOException {
    link("link", outside.toString());
    java.nio.file.Files.createDirectories(Path.of(rootPath.toString() + outside));

    try (Fd root = root();
        Fd made = Directories.mkdirInRoot(root, "link/new", 0755)) {
      assertThat(FileStatus.of(made).sameFile(FileStatus.of("" + rootPath + outside + "/new")))
          .isTrue();
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void the_target_of_a_dangling_symlink_is_made_inside_the_root() throws IOException {
    java.nio.file.Files.createDirectory(rootPath.resolve("var"));
    link("var/run", "/run");

    try (Fd root = root();
        Fd made = Directories.mkdirInRoot(root, "/var/run/secrets", 0755)) {
      assertThat(FileStatus.of(made).sameFile(FileStatus.of(rootPath + "/run/secrets"))).isTrue();
    }
  }

  @Test
  void dots_of_a_symlink_do_not_climb_out_of_the_root() throws IOException {
    link("up", "../../../../" + outside.getFileName() + "/x");

    try (Fd root = root();
        Fd made = Directories.mkdirInRoot(root, "up/y", 0755)) {
      assertThat(FileStatus.of(made).sameFile(FileStatus.of(rootPath + "/outside/x/y"))).isTrue();
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void a_loop_of_symlinks_ends() throws IOException {
    link("a", "b");
    link("b", "a");

    try (Fd root = root()) {
      assertThatThrownBy(() -> Directories.mkdirInRoot(root, "a/x", 0755))
          .hasMessage("mkdir a/x: too many levels of symbolic links");
    }
  }

  @Test
  void a_file_in_the_way_is_reported() throws IOException {
    java.nio.file.Files.createFile(rootPath.resolve("file"));

    try (Fd root = root()) {
      assertThatThrownBy(() -> Directories.mkdirInRoot(root, "file/x", 0755))
          .hasMessage("mkdir file/x: not a directory");
    }
  }

  @Test
  void a_directory_swapped_for_a_symlink_after_the_look_is_not_followed() throws IOException {
    // The first look says that nothing is there; then the container has put a symlink in place.
    link("swapped", outside.toString());

    try (Fd root = root();
        FaultySys firstLook = FaultySys.on(SyscallNumbers.SYS_OPENAT2).answerOnce(Errno.ENOENT);
        Fd made = Directories.mkdirInRoot(root, "swapped/x", 0755)) {
      assertThat(FileStatus.of(made).isDirectory()).isTrue();
      assertThat(firstLook.calls()).isGreaterThan(1);
    }
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void a_file_to_mount_on_is_made_where_a_dangling_symlink_points() throws IOException {
    java.nio.file.Files.createDirectory(rootPath.resolve("etc"));
    link("etc/resolv.conf", "../run/resolve/stub.conf");

    try (Fd root = root();
        Fd file = Directories.createFileInRoot(root, "/etc/resolv.conf", 0644)) {
      var status = FileStatus.of(file);
      assertThat(status.isRegular()).isTrue();
      assertThat(status.sameFile(FileStatus.of(rootPath + "/run/resolve/stub.conf"))).isTrue();
    }
  }

  @Test
  void a_file_that_is_there_keeps_its_content() throws IOException {
    java.nio.file.Files.writeString(rootPath.resolve("hosts"), "text");

    try (Fd root = root();
        Fd file = Directories.createFileInRoot(root, "hosts", 0644)) {
      assertThat(FileStatus.of(file).size()).isEqualTo(4);
    }
  }

  @Test
  void a_file_is_never_made_outside_of_the_root() throws IOException {
    link("escape", outside + "/new");

    try (Fd root = root()) {
      Directories.createFileInRoot(root, "escape", 0644).close();
    }

    assertThat(outside).isEmptyDirectory();
    assertThat(Path.of("" + rootPath + outside + "/new")).isRegularFile();
  }

  @Test
  void removing_a_tree_removes_symlinks_and_not_what_they_point_to() throws IOException {
    java.nio.file.Files.createDirectories(rootPath.resolve("tree/a/b"));
    java.nio.file.Files.createFile(rootPath.resolve("tree/a/file"));
    java.nio.file.Files.createFile(outside.resolve("precious"));
    link("tree/a/link", outside.toString());

    try (Fd root = root()) {
      Directories.removeTree(root, "tree");
      Directories.removeTree(root, "tree"); // gone already: fine
    }

    assertThat(rootPath).isEmptyDirectory();
    assertThat(outside.resolve("precious")).exists();
  }

  @Test
  void a_name_that_is_no_text_can_be_listed_and_removed() {
    try (Fd root = root()) {
      String name = CString.decode(new byte[] {'x', (byte) 0xff, (byte) 0xc3});
      Directories.mkdirAt(root, name, 0755);

      assertThat(Directories.list(rootPath.toString())).containsExactly(name);
      Directories.removeTree(root, name);
      assertThat(Directories.list(rootPath.toString())).isEmpty();
    }
  }

  @Test
  void a_full_directory_is_not_removed_and_says_why() throws IOException {
    java.nio.file.Files.createFile(rootPath.resolve("x"));

    assertThatThrownBy(() -> Directories.rmdir(rootPath.toString()))
        .hasMessage("rmdir " + rootPath + ": directory not empty");
  }

  @Test
  void a_fifo_and_a_symlink_are_what_they_were_made_as() {
    try (Fd root = root()) {
      Directories.mkfifoAt(root, "fifo", 0600);
      Directories.symlinkAt("fifo", root, "link");

      assertThat(FileStatus.ofEntry(root, "fifo").type()).isEqualTo(FileStatus.S_IFIFO);
      assertThat(Directories.readlinkAt(root, "link")).isEqualTo("fifo");
      assertThat(FileStatus.ofEntry(root, "link").isSymlink()).isTrue();
    }
  }

  private Fd root() {
    return Files.open(rootPath.toString(), O_PATH);
  }

  private void link(String name, String target) throws IOException {
    java.nio.file.Files.createSymbolicLink(rootPath.resolve(name), Path.of(target));
  }
}
