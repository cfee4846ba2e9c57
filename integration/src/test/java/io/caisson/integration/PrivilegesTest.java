package io.caisson.integration;

import static io.caisson.integration.Bundle.bundle;
import static io.caisson.integration.Bundle.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** config.md "Linux Process": capabilities, no_new_privs, resource limits. */
class PrivilegesTest {

  @RegisterExtension final Containers containers = new Containers();

  @Test
  void the_five_sets_are_as_written() {
    var bundle =
        bundle()
            .set(
                "process.capabilities.bounding",
                List.of("CAP_CHOWN", "CAP_KILL", "CAP_NET_RAW", "CAP_SETUID"))
            .set("process.capabilities.permitted", List.of("CAP_CHOWN", "CAP_KILL", "CAP_NET_RAW"))
            .set("process.capabilities.effective", List.of("CAP_CHOWN", "CAP_KILL"))
            .set("process.capabilities.inheritable", List.of("CAP_KILL"))
            .set("process.capabilities.ambient", List.of("CAP_KILL"))
            .user(1000, 1000);

    // A user who is not root keeps across execve what is ambient (capabilities(7)).
    assertThat(sets(bundle))
        .containsExactly("CapInh:20", "CapPrm:20", "CapEff:20", "CapBnd:20a1", "CapAmb:20");
  }

  @Test
  void root_gets_what_the_bounding_set_allows() {
    assertThat(sets(bundle().capabilities("CAP_CHOWN", "CAP_SYS_ADMIN")))
        .containsExactly("CapInh:0", "CapPrm:200001", "CapEff:200001", "CapBnd:200001", "CapAmb:0");
  }

  @Test
  void without_any_there_are_none() {
    assertThat(sets(bundle().set("process.capabilities", object())))
        .containsExactly("CapInh:0", "CapPrm:0", "CapEff:0", "CapBnd:0", "CapAmb:0");
  }

  @Test
  void without_the_section_there_are_none() {
    assertThat(sets(bundle()))
        .containsExactly("CapInh:0", "CapPrm:0", "CapEff:0", "CapBnd:0", "CapAmb:0");
  }

  @Test
  void an_unknown_capability_is_a_warning() {
    var result = containers.run(bundle().capabilities("CAP_CHOWN", "CAP_BOGUS").args("true"));

    result.succeeds();
    assertThat(result.error()).isEmpty();
  }

  @Test
  void what_is_dropped_is_denied() {
    var result = containers.run(bundle().capabilities("CAP_KILL").sh("chown 1:1 /tmp"));

    result.exits(1);
    assertThat(result.err()).contains("Operation not permitted");
  }

  @ParameterizedTest
  @CsvSource({"true,1", "false,0"})
  void no_new_privileges_is_as_written(boolean value, String shown) {
    var bundle =
        bundle()
            .set("process.noNewPrivileges", value)
            .sh("grep NoNewPrivs /proc/self/status | tr -d '\\t'");

    assertThat(containers.run(bundle).succeeds().out()).isEqualTo("NoNewPrivs:" + shown + "\n");
  }

  @ParameterizedTest
  @CsvSource({
    "RLIMIT_NOFILE,Max open files,100,200", "RLIMIT_CORE,Max core file size,0,0",
    "RLIMIT_NPROC,Max processes,500,600", "RLIMIT_FSIZE,Max file size,1000000,2000000",
    "RLIMIT_CPU,Max cpu time,60,61", "RLIMIT_STACK,Max stack size,1048576,2097152",
    "RLIMIT_AS,Max address space,1073741824,2147483648",
        "RLIMIT_MEMLOCK,Max locked memory,4096,4096",
    "RLIMIT_SIGPENDING,Max pending signals,10,20", "RLIMIT_MSGQUEUE,Max msgqueue size,1000,2000",
    "RLIMIT_DATA,Max data size,100000000,200000000", "RLIMIT_LOCKS,Max file locks,5,6",
    "RLIMIT_RSS,Max resident set,7000000,8000000"
  })
  void a_limit_is_as_written(String type, String shown, long soft, long hard) {
    var bundle =
        bundle()
            .set("process.rlimits", List.of(object("type", type, "soft", soft, "hard", hard)))
            .sh("grep '^" + shown + "' /proc/self/limits");

    assertThat(containers.run(bundle).succeeds().out().replaceAll(" +", " "))
        .startsWith(shown + " " + soft + " " + hard + " ");
  }

  @Test
  void a_limit_may_be_without_limit() {
    var all =
        List.of(
            object(
                "type",
                "RLIMIT_CORE",
                "soft",
                new java.math.BigInteger("18446744073709551615"),
                "hard",
                new java.math.BigInteger("18446744073709551615")));

    var out =
        containers
            .run(bundle().set("process.rlimits", all).args("grep", "core", "/proc/self/limits"))
            .succeeds()
            .out();

    assertThat(out.replaceAll(" +", " ")).startsWith("Max core file size unlimited unlimited");
  }

  @Test
  void an_unknown_limit_is_refused() {
    var limits = List.of(object("type", "RLIMIT_BOGUS", "soft", 1, "hard", 1));

    containers
        .run(bundle().set("process.rlimits", limits))
        .fails(containers.failed("run", "wrong rlimit value: RLIMIT_BOGUS"));
    containers.expectNothingLeft();
  }

  @Test
  @NotInRunc115("takes the last")
  void a_limit_is_given_once() {
    var limits =
        List.of(
            object("type", "RLIMIT_CORE", "soft", 1, "hard", 1),
            object("type", "RLIMIT_CORE", "soft", 2, "hard", 2));

    containers.run(bundle().set("process.rlimits", limits)).exits(1);
    containers.expectNothingLeft();
  }

  private List<String> sets(Bundle bundle) {
    return containers
        .run(bundle.args("grep", "^Cap", "/proc/self/status"))
        .succeeds()
        .lines()
        .stream()
        .map(line -> line.replaceAll(":\\s0*(?=.)", ":"))
        .toList();
  }
}
