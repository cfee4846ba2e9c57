package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What does not fork: clone3 and exec in earnest are the executable's tests. */
@ExtendWith(NoLeaks.class)
class ProcessesTest {
  @Test
  void we_are_who_proc_says() {
    assertThat(Integer.toString(Processes.getpid())).isEqualTo(Directories.readlink("/proc/self"));
    assertThat(Processes.getppid())
        .isEqualTo((int) ProcessHandle.current().parent().orElseThrow().pid());
    assertThat(Credentials.geteuid()).isEqualTo(FileStatus.of("/proc/self").uid());
  }

  @Test
  void a_program_that_is_not_there_is_named() {
    assertThatThrownBy(() -> Processes.execve("/no/program", List.of("x"), List.of()))
        .hasMessage("exec /no/program: no such file or directory");
  }

  @Test
  void an_argument_with_a_nul_is_refused() {
    assertThatThrownBy(() -> Processes.execve("/bin/true", List.of("a\0b"), List.of()))
        .hasMessage("encode a\\0b: invalid argument");
  }

  @Test
  void a_file_is_executed_by_descriptor_only_if_it_is_a_program() {
    try (Fd file = Files.open("/dev/null", Files.O_PATH)) {
      assertThatThrownBy(() -> Processes.execveat(file, "/dev/null", List.of("x"), List.of()))
          .hasMessage("exec /dev/null: permission denied");
    }
  }

  @Test
  void a_filtered_clone3_is_tried_by_clone() {
    try (FaultySys clone3 =
        FaultySys.on(SyscallNumbers.SYS_CLONE3)
            .and(SyscallNumbers.SYS_CLONE)
            .answer(Errno.ENOSYS)) {
      assertThatThrownBy(Processes::fork).hasMessage("clone: function not implemented");
      assertThat(clone3.calls()).isEqualTo(2);
    }
  }

  @Test
  void a_refused_clone3_is_not_tried_again() {
    try (FaultySys clone3 =
        FaultySys.on(SyscallNumbers.SYS_CLONE3).and(SyscallNumbers.SYS_CLONE).answer(Errno.EPERM)) {
      assertThatThrownBy(() -> Processes.clone3(Namespaces.CLONE_NEWUSER, null))
          .hasMessage("clone: operation not permitted");
      assertThat(clone3.calls()).isEqualTo(1);
    }
  }

  @Test
  void without_children_there_is_nothing_to_collect() {
    assertThat(Processes.tryWaitAny()).isNull();
    assertThatThrownBy(() -> Processes.waitFor(1)).hasMessage("wait4: no child processes");
  }

  @Test
  void a_pid_that_is_not_there_cannot_be_signalled() {
    assertThat(Processes.kill(0x7ffffff0, Signal.TERM)).isFalse();
    assertThat(PidFd.tryOpen(0x7ffffff0)).isNull();
    assertThatThrownBy(() -> PidFd.open(0x7ffffff0)).hasMessage("pidfd_open: no such process");
  }

  @Test
  void a_process_is_followed_by_its_descriptor_to_its_end() throws Exception {
    Process sleep = new ProcessBuilder("sleep", "60").start();
    try (PidFd process = PidFd.open((int) sleep.pid())) {
      assertThat(process.exists()).isTrue();
      assertThat(process.awaitExit(0)).isFalse();

      assertThat(process.send(Signal.KILL)).isTrue();

      assertThat(process.awaitExit(5000)).isTrue();
      assertThat(sleep.waitFor()).isEqualTo(128 + 9);
      assertThat(process.send(Signal.KILL)).isFalse();
    } finally {
      sleep.destroyForcibly().waitFor();
      sleep.getInputStream().close();
      sleep.getErrorStream().close();
      sleep.getOutputStream().close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0, exit status 0",
    "0x0100, 1, exit status 1",
    "0xff00, 255, exit status 255",
    "0x0009, 137, signal: killed",
    "0x008b, 139, signal: segmentation fault",
    "0x0022, 162, signal: signal 34",
    "0x001f, 159, signal: bad system call",
  })
  void an_end_reads_as_in_go(String raw, int exitCode, String text) {
    WaitStatus status = WaitStatus.ofRaw(Integer.decode(raw));

    assertThat(status.exitCode()).isEqualTo(exitCode);
    assertThat(status).hasToString(text);
  }

  @Test
  void a_pipe_carries_bytes_and_its_end() {
    try (Processes.Pipe pipe = Processes.pipe();
        Fd writer = pipe.writer().duplicate()) {
      Files.writeAll(writer, "hello");

      byte[] buffer = new byte[16];
      assertThat(Files.read(pipe.reader(), buffer, 0, 16)).isEqualTo(5);
      assertThat(Poll.await(pipe.reader(), Poll.IN, 0)).isZero();
    }
  }

  @Test
  void high_descriptors_are_marked_even_without_close_range() {
    try (Fd file = Files.open("/dev/null", Files.O_RDONLY);
        Fd high = file.duplicate(1000);
        FaultySys faulty = FaultySys.on(SyscallNumbers.SYS_CLOSE_RANGE).answer(Errno.ENOSYS)) {
      high.setCloseOnExec(false);

      Processes.closeOnExecFrom(1000);

      assertThat(faulty.calls()).isEqualTo(1);
      assertThat(Files.readText("/proc/self/fdinfo/" + high.number())).contains("flags:\t02100000");
    }
  }

  @Test
  void high_descriptors_are_marked_by_close_range() {
    try (Fd file = Files.open("/dev/null", Files.O_RDONLY);
        Fd high = file.duplicate(1000)) {
      high.setCloseOnExec(false);

      Processes.closeOnExecFrom(1000);

      assertThat(Files.readText("/proc/self/fdinfo/" + high.number())).contains("flags:\t02100000");
    }
  }

  @Test
  void the_current_directory_is_told_as_the_kernel_has_it() {
    assertThat(Processes.getcwd()).isEqualTo(System.getProperty("user.dir"));
  }

  @Test
  void the_environment_is_all_there() {
    assertThat(Environment.get("PATH")).isEqualTo(System.getenv("PATH"));
    assertThat(Environment.get("NO_SUCH_NAME_HERE")).isNull();
    assertThat(Environment.all()).contains("PATH=" + System.getenv("PATH"));
  }

  @Test
  void a_namespace_file_knows_its_type() {
    try (Fd uts = Files.open("/proc/self/ns/uts", Files.O_RDONLY);
        Fd other = Files.open("/dev/null", Files.O_RDONLY)) {
      assertThat(Namespaces.type(uts)).isEqualTo(Namespaces.CLONE_NEWUTS);
      assertThat(Namespaces.type(other)).isEqualTo(-Errno.ENOTTY);
    }
  }

  @Test
  void uname_names_the_kernel() {
    assertThat(Namespaces.uname().system()).isEqualTo("Linux");
    assertThat(Namespaces.uname().release() + "\n")
        .isEqualTo(Files.readText("/proc/sys/kernel/osrelease"));
  }
}
