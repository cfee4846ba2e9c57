package io.caisson.spec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.caisson.spec.json.JsonException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecReaderTest {

  @Test
  void runcs_default_is_read_whole() {
    Spec spec = SpecReader.read(Fixtures.bytes("runc-spec.json"));

    assertThat(spec.ociVersion()).isEqualTo("1.0.2-dev");
    assertThat(spec.root()).isEqualTo(new Root("rootfs", true));
    assertThat(spec.hostname()).isEqualTo("runc");
    assertThat(spec.mounts()).hasSize(7);
    assertThat(spec.mounts().get(1))
        .isEqualTo(
            new Mount(
                "/dev",
                "tmpfs",
                "tmpfs",
                List.of("nosuid", "strictatime", "mode=755", "size=65536k")));
    assertThat(spec.linux().namespaces())
        .extracting(LinuxNamespace::type)
        .containsExactly(
            NamespaceType.PID,
            NamespaceType.NETWORK,
            NamespaceType.IPC,
            NamespaceType.UTS,
            NamespaceType.MOUNT);
    assertThat(spec.linux().resources().devices())
        .containsExactly(new DeviceRule(false, DeviceType.ALL, null, null, "rwm"));
    assertThat(spec.linux().maskedPaths()).hasSize(10);
    Process process = Fixtures.present(spec.process());
    assertThat(process.args()).containsExactly("sh");
    assertThat(process.terminal()).isTrue();
    assertThat(process.user()).isEqualTo(User.ROOT);
    assertThat(process.rlimits()).containsExactly(new Rlimit("RLIMIT_NOFILE", 1024, 1024));
    assertThat(Fixtures.present(process.capabilities()).bounding())
        .containsExactly("CAP_AUDIT_WRITE", "CAP_KILL", "CAP_NET_BIND_SERVICE");
  }

  @Test
  void an_empty_object_has_nothing_but_defaults() {
    assertThat(read("{}"))
        .isEqualTo(
            new Spec("", null, null, "", "", List.of(), Hooks.NONE, Map.of(), Linux.NONE, null));
  }

  @Test
  void absent_is_not_zero() {
    LinuxMemory memory =
        read("{\"linux\": {\"resources\": {\"memory\": {\"limit\": 0, \"swap\": null}}}}")
            .linux()
            .resources()
            .memory();

    assertThat(memory.limit()).isZero();
    assertThat(memory.swap()).isNull();
    assertThat(memory.reservation()).isNull();
  }

  @Test
  void seccomp_flags_distinguish_absent_from_empty() {
    Spec absent = read("{\"linux\": {\"seccomp\": {\"defaultAction\": \"SCMP_ACT_ALLOW\"}}}");
    Spec empty =
        read("{\"linux\": {\"seccomp\": {\"defaultAction\": \"SCMP_ACT_ALLOW\", \"flags\": []}}}");

    assertThat(Fixtures.present(absent.linux().seccomp()).flags()).isNull();
    assertThat(Fixtures.present(empty.linux().seccomp()).flags()).isEmpty();
  }

  @Test
  void a_seccomp_section_that_says_nothing_is_none() {
    assertThat(read("{\"linux\": {\"seccomp\": {}}}").linux().seccomp()).isNull();
  }

  @Test
  void limits_beyond_int64_survive() {
    Process process =
        read("{\"process\": {\"rlimits\": [{\"type\": \"RLIMIT_CORE\","
                + " \"hard\": 18446744073709551615, \"soft\": 9223372036854775808}]}}")
            .process();

    assertThat(Fixtures.present(process).rlimits())
        .containsExactly(new Rlimit("RLIMIT_CORE", -1L, Long.MIN_VALUE));
  }

  @Test
  void the_file_type_in_a_devices_mode_is_dropped() {
    Spec spec =
        read(
            "{\"linux\": {\"devices\": [{\"path\": \"/dev/x\", \"type\": \"c\", \"fileMode\": 8630}]}}");

    assertThat(spec.linux().devices())
        .containsExactly(new Device("/dev/x", DeviceType.CHARACTER, 0, 0, 0666, null, null));
  }

  @Test
  void sections_of_other_platforms_and_unknown_properties_are_ignored() {
    assertThat(
            read(
                "{\"windows\": {\"layerFolders\": [\"C:\\\\x\"]}, \"solaris\": {}, \"zos\": [],"
                    + " \"freebsd\": 1, \"linux\": {\"later\": {\"a\": [1.5e300]}}}"))
        .isEqualTo(read("{}"));
  }

  @Test
  void both_spellings_of_the_machines_hardware_are_known() {
    Vm.Hardware expected = new Vm.Hardware("", 2L, 1L << 30, List.of(), List.of(), List.of());

    for (String name : List.of("hwConfig", "hwconfig")) {
      Vm vm = read("{\"vm\": {\"" + name + "\": {\"vcpus\": 2, \"memory\": 1073741824}}}").vm();
      assertThat(Fixtures.present(vm).hwConfig()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"linux": {"resources": {"memory": {"limit": "1g"}}}} | linux.resources.memory.limit: expected a number, found a string at line 1 column 46
          {"linux": {"namespaces": [{"type": "pod"}]}}          | linux.namespaces[0]: namespace {"pod" ""} does not exist at line 1 column 41
          {"linux": {"namespaces": [{"path": "/x"}]}}           | linux.namespaces[0]: namespace {"" "/x"} does not exist at line 1 column 40
          {"linux": {"devices": [{"type": "x"}]}}               | linux.devices[0].type: invalid device type "x" at line 1 column 33
          {"linux": {"resources": {"devices": [{"type": "p"}]}}} | linux.resources.devices[0].type: invalid cgroup device type "p" at line 1 column 47
          {"linux": {"seccomp": {"defaultAction": "SCMP_ACT_X"}}} | linux.seccomp.defaultAction: string SCMP_ACT_X is not a valid action for seccomp at line 1 column 41
          {"linux": {"personality": {"domain": "BSD"}}}         | linux.personality.domain: invalid personality domain BSD at line 1 column 38
          {"linux": {"memoryPolicy": {"mode": "X"}}}            | linux.memoryPolicy.mode: invalid memory policy mode "X" at line 1 column 37
          {"linux": {"memoryPolicy": {"mode": "MPOL_BIND", "flags": ["X"]}}} | linux.memoryPolicy.flags[0]: invalid memory policy flag "X" at line 1 column 60
          {"process": {"scheduler": {"nice": 1}}}               | process.scheduler: scheduler policy is required at line 1 column 37
          {"process": {"ioPriority": {"class": "X"}}}           | process.ioPriority.class: invalid ioPriority.Class: "X" at line 1 column 38
          {"process": {"user": {"uid": -1}}}                    | process.user.uid: -1 is out of range (0 to 4294967295) at line 1 column 30
          {"process": {"args": ["a", 1]}}                       | process.args[1]: expected a string, found a number at line 1 column 28
          {"annotations": {"a": 1}}                             | annotations.a: expected a string, found a number at line 1 column 23
          {"vm": {"image": {"path": "/x"}}}                     | vm.image: invalid vm image format "" at line 1 column 31
          null                                                  | config cannot be null at line 1 column 1
          []                                                    | expected an object, found an array at line 1 column 1
          """)
  void errors_name_the_property_and_the_place(String json, String problem) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(JsonException.class)
        .hasMessage("config.json: " + problem);
  }

  /** A document with a few bytes changed goes wrong in every place there is. */
  @Property
  void a_damaged_document_causes_no_other_exception(@ForAll long seed) {
    Random random = new Random(seed);
    byte[] json = Fixtures.bytes(random.nextBoolean() ? "docker.json" : "podman.json");
    String marks = "{}[]\",:0-.e\\n \u0000\u00ff";
    for (int i = random.nextInt(4); i >= 0; i--) {
      json[random.nextInt(json.length)] = (byte) marks.charAt(random.nextInt(marks.length()));
    }

    Throwable thrown = catchThrowable(() -> SpecReader.read(json));

    if (thrown != null) {
      assertThat(thrown).isInstanceOf(JsonException.class).hasMessageStartingWith("config.json: ");
    }
  }

  private static Spec read(String json) {
    return SpecReader.read(json.getBytes(UTF_8));
  }
}
