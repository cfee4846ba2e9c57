package io.caisson.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a container's init does to itself, here done to a thread of the test's. */
@ExtendWith(NoLeaks.class)
class ThreadSwitchesTest {
  @BeforeEach
  void root_may_do_all_of_it() {
    assumeThat(Credentials.geteuid()).as("effective user").isZero();
  }

  @Test
  void a_host_name_is_changed_in_a_namespace_of_its_own() throws Exception {
    String before = Namespaces.uname().host();

    OwnThread.run(
        () -> {
          Namespaces.unshare(Namespaces.CLONE_NEWUTS);
          Namespaces.setHostname("caisson-test");
          Namespaces.setDomainname("example.org");

          assertThat(Namespaces.uname().host()).isEqualTo("caisson-test");
          assertThat(Namespaces.uname().domain()).isEqualTo("example.org");
          assertThatThrownBy(() -> Namespaces.setHostname("x".repeat(65)))
              .hasMessage("sethostname: invalid argument");
        });

    assertThat(Namespaces.uname().host()).isEqualTo(before);
  }

  @Test
  void a_namespace_is_joined_by_its_file() throws Exception {
    try (Fd ours = Files.open("/proc/self/ns/uts", Files.O_RDONLY)) {
      OwnThread.run(
          () -> {
            Namespaces.unshare(Namespaces.CLONE_NEWUTS);
            Namespaces.setHostname("elsewhere");
            Namespaces.setns(ours, Namespaces.CLONE_NEWUTS);

            assertThat(Namespaces.uname().host()).isNotEqualTo("elsewhere");
          });
      assertThatThrownBy(() -> Namespaces.setns(ours, Namespaces.CLONE_NEWNET))
          .hasMessage("setns: invalid argument");
    }
  }

  @Test
  void the_loopback_of_a_fresh_network_comes_up() throws Exception {
    OwnThread.run(
        () -> {
          Namespaces.unshare(Namespaces.CLONE_NEWNET);
          assertThat(Interfaces.loopbackIsUp()).isFalse();

          Interfaces.loopbackUp();
          Interfaces.loopbackUp(); // once more: fine

          assertThat(Interfaces.loopbackIsUp()).isTrue();
        });
  }

  @Test
  void a_detached_mount_is_moved_onto_a_descriptor_and_taken_away() throws Exception {
    OwnThread.run(
        () -> {
          Namespaces.unshare(Namespaces.CLONE_NEWNS);
          Mounts.mount("", "/", "", Mounts.MS_REC | Mounts.MS_PRIVATE, "");
          try (Fd context = Mounts.fsopen("tmpfs");
              Fd place = Files.open("/mnt", Files.O_PATH)) {
            Mounts.fsconfigString(context, "source", "of a test");
            Mounts.fsconfigCreate(context);
            try (Fd mount = Mounts.fsmount(context, Mounts.MOUNT_ATTR_NOEXEC)) {
              Mounts.moveMount(mount, place);
              assertThat(FileStatus.of(mount).isMountRoot()).isTrue();
            }
          }

          var mine = MountInfo.read("/proc/thread-self/mountinfo");
          var last = mine.get(mine.size() - 1);
          assertThat(last.mountPoint()).isEqualTo("/mnt");
          assertThat(last.type()).isEqualTo("tmpfs");
          assertThat(last.source()).isEqualTo("of a test");
          assertThat(last.has("noexec")).isTrue();
          assertThat(last.isShared()).isFalse();

          Mounts.umount("/mnt", Mounts.MNT_DETACH);
          assertThat(MountInfo.read("/proc/thread-self/mountinfo")).hasSize(mine.size() - 1);
        });
  }

  @Test
  void user_group_and_supplementary_groups_are_dropped() throws Exception {
    OwnThread.run(
        () -> {
          Credentials.setgroups(new int[] {7, 5, 0x7fff_ffff});
          Credentials.setresgid(1234);
          Credentials.setresuid(-2); // 4294967294: ids are unsigned

          assertThat(Credentials.getgroups()).containsExactlyInAnyOrder(5, 7, 0x7fff_ffff);
          assertThat(Credentials.getegid()).isEqualTo(1234);
          assertThat(Files.readText("/proc/thread-self/status"))
              .contains("Uid:\t4294967294\t4294967294\t4294967294");
          assertThatThrownBy(() -> Credentials.setresuid(0))
              .hasMessage("setresuid: operation not permitted");
        });
  }

  @Test
  void capabilities_survive_the_change_of_user_when_asked_to() throws Exception {
    OwnThread.run(
        () -> {
          long chown = 1;
          long setpcap = 1L << Capabilities.CAP_SETPCAP;
          Capabilities.limitBounding(chown | setpcap);
          assertThat(Capabilities.inBounding(0)).isTrue();
          assertThat(Capabilities.inBounding(Capabilities.CAP_SYS_ADMIN)).isFalse();

          Prctl.setKeepCapabilities(true);
          Credentials.setresuid(1000);
          Capabilities.set(new Capabilities.Sets(chown, chown, chown));
          assertThat(Capabilities.get()).isEqualTo(new Capabilities.Sets(chown, chown, chown));

          Capabilities.raiseAmbient(0);
          assertThat(Files.readText("/proc/thread-self/status"))
              .contains("CapAmb:\t0000000000000001")
              .contains("CapBnd:\t0000000000000101");
          assertThatThrownBy(() -> Capabilities.raiseAmbient(Capabilities.CAP_SYS_ADMIN))
              .hasMessage("prctl PR_CAP_AMBIENT CAP_SYS_ADMIN: operation not permitted");
          Capabilities.clearAmbient();
          assertThat(Files.readText("/proc/thread-self/status"))
              .contains("CapAmb:\t0000000000000000");
        });
  }

  @Test
  void no_new_privileges_is_for_ever_and_a_name_is_cut() throws Exception {
    OwnThread.run(
        () -> {
          assertThat(Prctl.noNewPrivileges()).isFalse();
          Prctl.setNoNewPrivileges();
          assertThat(Prctl.noNewPrivileges()).isTrue();

          Prctl.setName("a name of more than fifteen bytes");
          assertThat(Files.readText("/proc/thread-self/comm")).isEqualTo("a name of more \n");
        });
  }

  @Test
  void a_thread_is_pinned_to_a_processor_and_set_free_again() throws Exception {
    OwnThread.run(
        () -> {
          byte[] all = Scheduling.affinity(0);
          Scheduling.setAffinity(0, new byte[] {1});
          assertThat(Scheduling.affinity(0)[0]).isEqualTo((byte) 1);

          assertThat(Scheduling.tryResetAffinity(0)).isZero();

          assertThat(Scheduling.affinity(0)).isEqualTo(all);
          assertThatThrownBy(() -> Scheduling.setAffinity(0, new byte[8]))
              .hasMessage("sched_setaffinity: invalid argument");
        });
  }

  @Test
  void a_scheduler_and_an_io_class_are_set() throws Exception {
    OwnThread.run(
        () -> {
          Scheduling.setAttributes(
              0, new Scheduling.Attributes(Scheduling.SCHED_BATCH, 0, 5, 0, 0, 0, 0));
          assertThat(Files.readText("/proc/thread-self/sched")).containsPattern("policy +: +3");
          Scheduling.setIoPriority(0, Scheduling.IOPRIO_CLASS_IDLE, 0);
          Scheduling.setNice(Processes.gettid(), 7);

          assertThat(Files.readText("/proc/thread-self/stat")).contains(" 27 7 ");
          assertThatThrownBy(() -> Scheduling.setIoPriority(0, 5, 0))
              .hasMessage("ioprio_set: invalid argument");
        });
  }

  @Test
  void an_ignored_signal_is_known_as_such() {
    assertThat(SignalMask.isIgnored(Signal.USR1)).isFalse();
    SignalMask.ignore(Signal.USR1);
    try {
      assertThat(SignalMask.isIgnored(Signal.USR1)).isTrue();
    } finally {
      SignalMask.restoreDefault(Signal.USR1);
    }
    assertThat(SignalMask.isIgnored(Signal.USR1)).isFalse();
  }

  @Test
  void an_event_counter_is_taken_whole() {
    try (EventFd event = EventFd.open()) {
      assertThat(event.take()).isZero();
      event.add(2);
      event.add(3);

      assertThat(Poll.await(event.fd(), Poll.IN, 0)).isEqualTo(Poll.IN);
      assertThat(event.take()).isEqualTo(5);
      assertThat(event.take()).isZero();
    }
  }

  @Test
  void a_session_keyring_is_joined_and_its_permissions_change() throws Exception {
    OwnThread.run(
        () -> {
          int key = Keyring.tryJoinSession("_ses.caisson-test");
          assumeThat(key).as("keyrings in this kernel").isNotEqualTo(-Errno.ENOSYS);
          assertThat(key).isPositive();
          assertThat(Keyring.describe(key)).startsWith("keyring;").endsWith(";_ses.caisson-test");

          int wanted = Keyring.permissions(key) | 0x080000;
          Keyring.setPermissions(key, wanted);

          assertThat(Keyring.permissions(key)).isEqualTo(wanted);
        });
  }
}
