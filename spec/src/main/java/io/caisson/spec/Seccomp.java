package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The system call filter (config-linux.md "Seccomp").
 *
 * @param defaultErrnoRet a uint32; null means EPERM
 * @param flags null when absent, which leaves the choice to the runtime; empty asks for none
 */
public record Seccomp(
    Action defaultAction,
    @Nullable Long defaultErrnoRet,
    List<Architecture> architectures,
    @Nullable List<Flag> flags,
    String listenerPath,
    String listenerMetadata,
    List<Rule> syscalls) {

  /**
   * What to do with a call by one of {@code names} whose arguments pass every one of {@code args}.
   */
  public record Rule(
      List<String> names, Action action, @Nullable Long errnoRet, List<Argument> args) {}

  /** A comparison; the two values are unsigned, {@code valueTwo} is used by MASKED_EQ alone. */
  public record Argument(int index, long value, long valueTwo, Operator op) {}

  public enum Action implements SpecWord {
    KILL("SCMP_ACT_KILL"),
    KILL_PROCESS("SCMP_ACT_KILL_PROCESS"),
    KILL_THREAD("SCMP_ACT_KILL_THREAD"),
    TRAP("SCMP_ACT_TRAP"),
    ERRNO("SCMP_ACT_ERRNO"),
    TRACE("SCMP_ACT_TRACE"),
    ALLOW("SCMP_ACT_ALLOW"),
    LOG("SCMP_ACT_LOG"),
    NOTIFY("SCMP_ACT_NOTIFY");

    private final String word;

    Action(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public enum Operator implements SpecWord {
    NE("SCMP_CMP_NE"),
    LT("SCMP_CMP_LT"),
    LE("SCMP_CMP_LE"),
    EQ("SCMP_CMP_EQ"),
    GE("SCMP_CMP_GE"),
    GT("SCMP_CMP_GT"),
    MASKED_EQ("SCMP_CMP_MASKED_EQ");

    private final String word;

    Operator(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public enum Flag implements SpecWord {
    TSYNC("SECCOMP_FILTER_FLAG_TSYNC"),
    LOG("SECCOMP_FILTER_FLAG_LOG"),
    SPEC_ALLOW("SECCOMP_FILTER_FLAG_SPEC_ALLOW"),
    WAIT_KILLABLE_RECV("SECCOMP_FILTER_FLAG_WAIT_KILLABLE_RECV");

    private final String word;

    Flag(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  public enum Architecture implements SpecWord {
    X86("SCMP_ARCH_X86"),
    X86_64("SCMP_ARCH_X86_64"),
    X32("SCMP_ARCH_X32"),
    ARM("SCMP_ARCH_ARM"),
    AARCH64("SCMP_ARCH_AARCH64"),
    MIPS("SCMP_ARCH_MIPS"),
    MIPS64("SCMP_ARCH_MIPS64"),
    MIPS64N32("SCMP_ARCH_MIPS64N32"),
    MIPSEL("SCMP_ARCH_MIPSEL"),
    MIPSEL64("SCMP_ARCH_MIPSEL64"),
    MIPSEL64N32("SCMP_ARCH_MIPSEL64N32"),
    PPC("SCMP_ARCH_PPC"),
    PPC64("SCMP_ARCH_PPC64"),
    PPC64LE("SCMP_ARCH_PPC64LE"),
    S390("SCMP_ARCH_S390"),
    S390X("SCMP_ARCH_S390X"),
    PARISC("SCMP_ARCH_PARISC"),
    PARISC64("SCMP_ARCH_PARISC64"),
    RISCV64("SCMP_ARCH_RISCV64"),
    LOONGARCH64("SCMP_ARCH_LOONGARCH64"),
    M68K("SCMP_ARCH_M68K"),
    SH("SCMP_ARCH_SH"),
    SHEB("SCMP_ARCH_SHEB");

    private final String word;

    Architecture(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
