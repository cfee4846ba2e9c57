package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
  private final FakeHost host = new FakeHost();

  @ParameterizedTest
  @ValueSource(strings = {"runc-spec.json", "docker.json", "podman.json"})
  void engines_configs_are_good(String name) {
    Spec spec = SpecReader.read(Fixtures.bytes(name));

    assertThat(Validation.error(spec, host)).isNull();
  }

  @Test
  void runcs_rootless_config_is_good_for_a_user() {
    host.root = false;

    Spec spec = SpecReader.read(Fixtures.bytes("runc-spec-rootless.json"));

    assertThat(Validation.error(spec, host)).isNull();
  }

  @Test
  void the_smallest_config_is_good() {
    assertThat(error("")).isNull();
  }

  @Test
  void process_and_root_are_needed() {
    assertThat(Validation.error(spec("").withProcess(null), host))
        .isEqualTo("process property must not be empty");
    assertThat(Validation.error(spec("").withRoot(null), host)).isEqualTo("root must be specified");
  }

  // Each line adds to the smallest config, or replaces a section of it: of equal names the last
  // counts.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "process": {"args": ["sh"]}                           | Cwd property must not be empty
          "process": {"args": ["sh"], "cwd": "tmp"}             | Cwd must be an absolute path
          "process": {"cwd": "/"}                               | args must not be empty
          "root": {"path": ""}                                  | root path must not be empty
          "ociVersion": ""                                      | ociVersion "" is not a semantic version
          "ociVersion": "1.2"                                   | ociVersion "1.2" is not a semantic version
          "ociVersion": "1.2.x"                                 | ociVersion "1.2.x" is not a semantic version
          "ociVersion": "2.0.0"                                 | ociVersion "2.0.0" is not supported
          "ociVersion": "0.6.0"                                 | ociVersion "0.6.0" is not supported
          "hostname": "a\\u0000b"                               | hostname contains null byte
          "root": {"path": "/r\\u0000"}                         | root.path contains null byte
          "process": {"cwd": "/", "args": ["a\\u0000"]}         | process.args contains null byte
          "linux": {"maskedPaths": ["/a\\u0000"]}               | linux.maskedPaths contains null byte
          "hooks": {"poststop": [{"path": "/a\\u0000"}]}        | hooks contains null byte
          "hostname": "a"                                       | unable to set hostname without a private UTS namespace
          "domainname": "a"                                     | unable to set domainname without a private UTS namespace
          "linux": {"maskedPaths": ["/proc/kcore"]}             | unable to restrict sys entries without a private MNT namespace
          "linux": {"readonlyPaths": ["/proc/sys"]}             | unable to restrict sys entries without a private MNT namespace
          "linux": {"namespaces": [{"type": "pid"}, {"type": "pid"}]} | malformed spec file: duplicated ns {"pid" ""}
          "linux": {"namespaces": [{"type": "ipc"}, {"type": "ipc", "path": "/x"}]} | malformed spec file: duplicated ns {"ipc" "/x"}
          "linux": {"namespaces": [{"type": "ipc", "path": "x"}]} | namespace path "x" is not absolute
          "linux": {"rootfsPropagation": "everywhere"}          | rootfsPropagation=everywhere is not supported
          "annotations": {"": "x"}                              | annotation keys must not be empty
          "linux": {"devices": [{"path": "null", "type": "c"}]} | device path "null" is not absolute
          "linux": {"resources": {"devices": [{"allow": true}]}} | device access at 0 field cannot be empty
          "linux": {"resources": {"devices": [{"access": "rx"}]}} | invalid device access "rx" at 0
          "hooks": {"createRuntime": [{"path": "/a"}, {"path": "b"}]} | createRuntime hook #1: path "b" is not absolute
          "hooks": {"poststart": [{"path": "/a", "timeout": 0}]} | poststart hook #0: timeout 0 is not greater than zero
          """)
  void general_rules_have_their_sentences(String addition, String sentence) {
    assertThat(error(addition)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "rlimits": [{"type": "RLIMIT_BOGUS"}]                 | wrong rlimit value: RLIMIT_BOGUS
          "rlimits": [{"type": "RLIMIT_CPU"}, {"type": "RLIMIT_CPU"}] | duplicated rlimit: RLIMIT_CPU
          "env": ["A=b", "C"]                                   | invalid environment variable: missing '='
          "env": ["=b"]                                         | invalid environment variable: name cannot be empty
          "env": ["A=b\\u0000"]                                 | invalid environment variable "A": contains nul byte (\\x00)
          "scheduler": {"policy": "SCHED_OTHER", "nice": 20}    | invalid scheduler.nice: 20 when scheduler.policy is SCHED_OTHER
          "scheduler": {"policy": "SCHED_BATCH", "nice": -21}   | invalid scheduler.nice: -21 when scheduler.policy is SCHED_BATCH
          "scheduler": {"policy": "SCHED_IDLE", "priority": 1}  | scheduler.priority can only be specified for SchedFIFO or SchedRR policy
          "scheduler": {"policy": "SCHED_RR", "period": 1}      | scheduler runtime/deadline/period can only be specified for SchedDeadline policy
          "ioPriority": {"class": "IOPRIO_CLASS_BE", "priority": 8}  | invalid ioPriority.Priority: 8
          "ioPriority": {"class": "IOPRIO_CLASS_BE", "priority": -1} | invalid ioPriority.Priority: -1
          "execCPUAffinity": {"initial": "0-x"}                 | bad CPUAffinity.Initial: invalid number in "0-x"
          "execCPUAffinity": {"final": "3-1"}                   | bad CPUAffinity.Final: invalid range: 3-1
          "execCPUAffinity": {"final": "65537"}                 | bad CPUAffinity.Final: values larger than 65536 are not supported
          "execCPUAffinity": {"final": ","}                     | bad CPUAffinity.Final: no members found in set ","
          """)
  void process_rules_have_their_sentences(String addition, String sentence) {
    assertThat(processError(addition)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"scheduler\": {\"policy\": \"SCHED_FIFO\", \"priority\": 10}",
        "\"scheduler\": {\"policy\": \"SCHED_DEADLINE\", \"runtime\": 1, \"period\": 2}",
        "\"execCPUAffinity\": {\"initial\": \"0-3, 7,\", \"final\": \"\"}",
        "\"rlimits\": [{\"type\": \"RLIMIT_RTTIME\"}, {\"type\": \"RLIMIT_AS\"}]",
      })
  void good_processes_pass(String addition) {
    assertThat(processError(addition)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"source": "/a"}                                      | {Destination: Type: Source:/a Options:[] UIDMappings:[] GIDMappings:[]}: destination must not be empty
          {"destination": "/b\\u0000"}                          | {Destination:/b\0 Type: Source: Options:[] UIDMappings:[] GIDMappings:[]}: mount field contains null byte
          {"destination": "/b", "options": ["bind", "size=1m"]} | {Destination:/b Type: Source: Options:[bind size=1m] UIDMappings:[] GIDMappings:[]}: bind mounts cannot have any filesystem-specific options applied
          {"destination": "/b", "type": "tmpfs", "options": ["idmap"]} | {Destination:/b Type:tmpfs Source: Options:[idmap] UIDMappings:[] GIDMappings:[]}: id-mapped mounts are only supported for bind-mounts
          {"destination": "/b", "options": ["bind", "idmap"]}   | {Destination:/b Type: Source: Options:[bind idmap] UIDMappings:[] GIDMappings:[]}: id-mapped mounts must have both uid and gid mappings specified
          {"destination": "/b", "options": ["rbind"], "uidMappings": [{"hostID": 5, "size": 1}]} | {Destination:/b Type: Source: Options:[rbind] UIDMappings:[{ContainerID:0 HostID:5 Size:1}] GIDMappings:[]}: id-mapped mounts must have both uid and gid mappings specified
          """)
  void mount_rules_have_their_sentences(String mount, String sentence) {
    assertThat(error("\"mounts\": [" + mount + "]")).isEqualTo("invalid mount " + sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kernel.shmmax         |         | sysctl "kernel.shmmax" is not allowed in the hosts ipc namespace
          kernel/shmmax         |         | sysctl "kernel.shmmax" is not allowed in the hosts ipc namespace
          fs.mqueue.msg_max     |         | sysctl "fs.mqueue.msg_max" is not allowed in the hosts ipc namespace
          kernel.shmmax         | ipc     |
          fs/mqueue/msg_max     | ipc     |
          net.core.somaxconn    |         | sysctl "net.core.somaxconn" not allowed in host network namespace
          net.core.somaxconn    | network |
          net/ipv4/conf/eno2.100/rp_filter | network |
          net/ipv4/conf/eno2.100/rp_filter |  | sysctl "net.ipv4.conf.eno2/100.rp_filter" not allowed in host network namespace
          net/../kernel/core_pattern       | network | sysctl "net.//.kernel.core_pattern" is not in a separate kernel namespace
          net.//kernel          | network |
          kernel.domainname     |         | sysctl "kernel.domainname" is not in a separate kernel namespace
          kernel.domainname     | uts     |
          kernel.hostname       | uts     | sysctl "kernel.hostname" is not allowed as it conflicts with the OCI "hostname" field
          user.max_user_namespaces |      | setting ucounts without a user namespace not allowed: user.max_user_namespaces
          vm.swappiness         | ipc     | sysctl "vm.swappiness" is not in a separate kernel namespace
          kernel.core_pattern   | uts     | sysctl "kernel.core_pattern" is not in a separate kernel namespace
          """)
  void sysctls_need_their_namespace(
      String key, @Nullable String namespace, @Nullable String sentence) {
    String namespaces = namespace == null ? "" : "{\"type\": \"" + namespace + "\"}";
    String linux =
        "\"linux\": {\"sysctl\": {\"" + key + "\": \"1\"}, \"namespaces\": [" + namespaces + "]}";

    assertThat(error(linux)).isEqualTo(sentence);
  }

  @Test
  void a_joined_network_namespace_must_not_be_the_runtimes_own() {
    String linux =
        "\"linux\": {\"sysctl\": {\"net.x\": \"1\"},"
            + " \"namespaces\": [{\"type\": \"network\", \"path\": \"/run/netns/a\"}]}";

    assertThat(error(linux)).isNull();

    host.ownNetwork = "/run/netns/a";

    assertThat(error(linux)).isEqualTo("sysctl \"net.x\" not allowed in host network namespace");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "namespaces": [{"type": "user"}] | user namespaces enabled, but no uid mappings found
          "namespaces": [{"type": "user"}], "uidMappings": [{"containerID": 0, "size": 1}] | user namespaces enabled, but no gid mappings found
          "namespaces": [{"type": "user"}], "uidMappings": [{"containerID": 1, "size": 1}] | user namespaces enabled, but no mapping found for uid 0
          "namespaces": [{"type": "user"}], "uidMappings": [{"size": 1}], "gidMappings": [{"size": 0}] | user namespaces enabled, but no mapping found for gid 0
          "uidMappings": [{"containerID": 0, "size": 1}] | user namespace mappings specified, but user namespace isn't enabled in the config
          "timeOffsets": {"boottime": {"secs": 1}} | time namespace offsets specified, but time namespace isn't enabled in the config
          "timeOffsets": {"boottime": {"secs": 1}}, "namespaces": [{"type": "time", "path": "/x"}] | time namespace enabled, but both namespace path and time offsets specified -- you may only provide one
          "timeOffsets": {"realtime": {"secs": 1}}, "namespaces": [{"type": "time"}] | time namespace offset of unknown clock "realtime"
          "timeOffsets": {"monotonic": {"nanosecs": 1000000000}}, "namespaces": [{"type": "time"}] | invalid nanosecs of time namespace offset monotonic: 1000000000
          "netDevices": {"eth0": {}} | unable to move network devices without a NET namespace
          "netDevices": {"eth/0": {}}, "namespaces": [{"type": "network"}] | invalid network device name "eth/0"
          "netDevices": {"eth0": {"name": "a-name-that-is-16"}}, "namespaces": [{"type": "network"}] | invalid network device name "a-name-that-is-16"
          "intelRdt": {"closID": "a/b"} | invalid intelRdt.ClosID "a/b"
          "intelRdt": {"closID": ".."} | invalid intelRdt.ClosID ".."
          "memoryPolicy": {"mode": "MPOL_BIND"} | memory policy mode requires at least one node but got 0
          "memoryPolicy": {"mode": "MPOL_LOCAL", "nodes": "0-2,1"} | memory policy mode requires 0 nodes but got 3
          "memoryPolicy": {"mode": "MPOL_BIND", "nodes": "x"} | invalid memory policy nodes "x": invalid number in "x"
          "seccomp": {"defaultAction": "SCMP_ACT_NOTIFY"} | SCMP_ACT_NOTIFY cannot be used as default action
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "listenerPath": "/s", "syscalls": [{"names": ["write"], "action": "SCMP_ACT_NOTIFY"}]} | SCMP_ACT_NOTIFY cannot be used for the write syscall
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["mkdir"], "action": "SCMP_ACT_NOTIFY"}]} | seccomp listenerPath is not set
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "defaultErrnoRet": 1} | seccomp action SCMP_ACT_ALLOW does not support errnoRet
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_LOG", "errnoRet": 1}]} | seccomp action SCMP_ACT_LOG does not support errnoRet
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": [""], "action": "SCMP_ACT_LOG"}]} | empty string is not a valid syscall
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"action": "SCMP_ACT_LOG"}]} | seccomp rule without names of syscalls
          "seccomp": {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [{"names": ["a"], "action": "SCMP_ACT_LOG", "args": [{"index": 6, "op": "SCMP_CMP_EQ"}]}]} | error creating seccomp syscall condition for syscall a: syscalls only have up to 6 arguments (6 given)
          """)
  void linux_rules_have_their_sentences(String addition, String sentence) {
    assertThat(error("\"linux\": {" + addition + "}")).isEqualTo(sentence);
  }

  @Test
  void an_idmapped_mount_may_use_the_containers_mappings() {
    String mounts = "\"mounts\": [{\"destination\": \"/b\", \"options\": [\"bind\", \"ridmap\"]}]";
    String linux =
        "\"linux\": {\"namespaces\": [{\"type\": \"user\"}], \"uidMappings\": [{\"size\": 1}],"
            + " \"gidMappings\": [{\"size\": 1}]}";

    assertThat(error(mounts + "," + linux)).isNull();
  }

  @Test
  void the_process_must_run_as_somebody_who_is_mapped() {
    String linux =
        "\"linux\": {\"namespaces\": [{\"type\": \"user\"}], \"uidMappings\": [{\"size\": 10}],"
            + " \"gidMappings\": [{\"size\": 10}]}";
    String process = "\"process\": {\"cwd\": \"/\", \"args\": [\"sh\"], \"user\": ";

    assertThat(error(linux + "," + process + "{\"uid\": 9, \"gid\": 9}}")).isNull();
    assertThat(error(linux + "," + process + "{\"uid\": 10}}"))
        .isEqualTo("cannot setuid to unmapped uid 10 in user namespace");
    assertThat(error(linux + "," + process + "{\"gid\": 10}}"))
        .isEqualTo("cannot setgid to unmapped gid 10 in user namespace");
  }

  @Test
  void without_root_a_user_namespace_is_needed() {
    host.root = false;

    assertThat(error("")).isEqualTo("rootless container requires user namespaces");
  }

  @Test
  void without_root_some_things_cannot_be() {
    host.root = false;
    String mapped =
        "\"uidMappings\": [{\"hostID\": 1000, \"size\": 1}],"
            + " \"gidMappings\": [{\"hostID\": 1000, \"size\": 1}]";
    String user = "\"linux\": {\"namespaces\": [{\"type\": \"user\"}], " + mapped + "}";
    String network =
        "\"linux\": {\"namespaces\": [{\"type\": \"user\"}, {\"type\": \"network\"}],"
            + " \"netDevices\": {\"eth0\": {}}, "
            + mapped
            + "}";

    assertThat(error(user)).isNull();
    assertThat(error(network))
        .isEqualTo("network devices are not supported for rootless containers");
    assertThat(error(user + ", \"mounts\": [{\"destination\": \"/d\", \"options\": [\"gid=5\"]}]"))
        .isEqualTo(
            "cannot specify gid=5 mount option for rootless container: user namespaces enabled,"
                + " but no mapping found for gid 5");
    assertThat(
            error(
                user
                    + ", \"process\": {\"cwd\": \"/\", \"args\": [\"sh\"],"
                    + " \"user\": {\"additionalGids\": [5]}}"))
        .isEqualTo("cannot set any additional groups in a rootless container");
  }

  @Test
  void what_the_host_lacks_is_refused() {
    host.selinux = false;
    host.apparmor = false;
    host.intelRdt = false;
    host.cgroup2 = false;
    host.lacks = Set.of(NamespaceType.TIME);

    assertThat(processError("\"selinuxLabel\": \"a:b:c\""))
        .isEqualTo(
            "selinux label is specified in config, but selinux is disabled or not supported");
    assertThat(error("\"linux\": {\"mountLabel\": \"a:b:c\"}"))
        .isEqualTo(
            "selinux label is specified in config, but selinux is disabled or not supported");
    assertThat(processError("\"apparmorProfile\": \"docker-default\""))
        .isEqualTo("apparmor: config provided but apparmor not supported");
    assertThat(error("\"linux\": {\"intelRdt\": {}}"))
        .isEqualTo("intelRdt is specified in config, but Intel RDT is not enabled");
    assertThat(error("\"linux\": {\"resources\": {\"unified\": {\"memory.high\": \"1\"}}}"))
        .isEqualTo("invalid configuration: cannot use unified on cgroup v1");
    assertThat(error("\"linux\": {\"namespaces\": [{\"type\": \"time\"}]}"))
        .isEqualTo("time namespaces aren't enabled in the kernel");
  }

  @Test
  void private_propagation_is_not_safe_without_pivot_root() {
    String linux = "\"linux\": {\"rootfsPropagation\": \"rprivate\"}";

    assertThat(error(linux)).isNull();

    host.noPivot = true;

    assertThat(error(linux))
        .isEqualTo("rootfsPropagation of [r]private is not safe without pivot_root");
  }

  @Test
  void a_systemd_cgroup_has_three_parts() {
    String linux = "\"linux\": {\"cgroupsPath\": \"/a/b\"}";

    assertThat(error(linux)).isNull();

    host.systemdCgroup = true;

    assertThat(error(linux))
        .isEqualTo(
            "expected cgroupsPath to be of format \"slice:prefix:name\" for systemd cgroups, got"
                + " \"/a/b\" instead");
    assertThat(error("\"linux\": {\"cgroupsPath\": \"system.slice:a:b\"}")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.0", "1.0.0-rc5", "1.0.2-dev", "1.3.0+dev", "1.99.0", "1.10.2"})
  void every_version_1_is_spoken(String version) {
    assertThat(error("\"ociVersion\": \"" + version + "\"")).isNull();
  }

  @Test
  void a_good_config_has_no_warnings() {
    assertThat(Validation.warnings(spec(""), host)).isEmpty();
  }

  @Test
  void warnings_do_not_stop_a_container() {
    Spec spec =
        spec(
            "\"mounts\": [{\"destination\": \"tmp\", \"type\": \"tmpfs\"}],"
                + "\"linux\": {\"resources\": {\"memory\": {\"kernel\": 1}},"
                + " \"personality\": {\"domain\": \"LINUX\", \"flags\": [\"A\", \"B\"]}},"
                + "\"process\": {\"cwd\": \"/\", \"args\": [\"sh\"], \"capabilities\": {"
                + "\"bounding\": [\"CAP_X\", \"CAP_KILL\"], \"ambient\": [\"CAP_BOGUS\", \"CAP_X\"]}}");

    assertThat(Validation.error(spec, host)).isNull();
    assertThat(Validation.warnings(spec, host))
        .containsExactly(
            "mount destination tmp is not absolute. Support for non-absolute mount destinations"
                + " will be removed in a future release.",
            "Kernel memory settings are ignored and will be removed",
            "ignoring unsupported personality flags: [A B] because personality flag has not"
                + " supported at this time",
            "ignoring unknown or unavailable capabilities: [CAP_BOGUS CAP_X]");
  }

  @Property
  void any_config_is_judged_without_an_exception(@ForAll long seed, @ForAll boolean root) {
    host.root = root;
    Spec spec = Specs.arbitrary(seed);

    String error = Validation.error(spec, host);

    assertThat(error == null || !error.isEmpty()).isTrue();
    assertThat(Validation.warnings(spec, host)).doesNotContainNull();
  }

  private @Nullable String processError(String addition) {
    return error("\"process\": {\"cwd\": \"/\", \"args\": [\"sh\"], " + addition + "}");
  }

  private @Nullable String error(String addition) {
    return Validation.error(spec(addition), host);
  }

  private static Spec spec(String addition) {
    String smallest =
        "\"ociVersion\": \"1.2.0\", \"root\": {\"path\": \"rootfs\"},"
            + " \"process\": {\"cwd\": \"/\", \"args\": [\"sh\"]}";
    String json = "{" + smallest + (addition.isEmpty() ? "" : ", " + addition) + "}";
    return SpecReader.read(json.getBytes(UTF_8));
  }
}
