package io.caisson.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoLeaks.class)
class StateRootTest {
  @TempDir Path scratch;

  @Test
  void the_root_is_made_with_what_is_above_it_for_its_owner_alone() throws Exception {
    Path path = scratch.resolve("a/b");
    StateRoot root = new StateRoot(path.toString());

    root.make(Workshop.C1).close();

    assertThat(mode(path)).isEqualTo("rwx------");
    assertThat(mode(path.resolve("c1"))).isEqualTo("rwx--x--x");
    assertThat(root.ids()).containsExactly("c1");
  }

  @Test
  void a_directory_is_made_once() {
    StateRoot root = new StateRoot(scratch.toString());
    root.make(Workshop.C1).close();

    assertThatThrownBy(() -> root.make(Workshop.C1))
        .isInstanceOf(Failure.class)
        .hasMessage("container with given ID already exists");
  }

  @Test
  void removing_takes_one_container_and_does_not_mind_if_it_is_gone() throws Exception {
    StateRoot root = new StateRoot(scratch.toString());
    root.make(Workshop.C1).close();
    root.make(new ContainerId("c2")).close();
    Files.createFile(scratch.resolve("c1/state.json"));

    root.remove(Workshop.C1);
    root.remove(Workshop.C1);

    assertThat(root.ids()).containsExactly("c2");
    new StateRoot(scratch.resolve("nowhere").toString()).remove(Workshop.C1);
  }

  @Test
  void what_was_never_written_is_not_there() {
    StateRoot root = new StateRoot(scratch.toString());
    assertThat(root.read(Workshop.C1)).isNull();

    root.make(Workshop.C1).close();

    assertThat(root.read(Workshop.C1)).isNull();
  }

  private static String mode(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
