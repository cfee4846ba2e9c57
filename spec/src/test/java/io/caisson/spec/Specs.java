package io.caisson.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Arbitrary specs: every property present or absent by the toss of a coin. */
final class Specs {
  private final Random random;

  private Specs(long seed) {
    this.random = new Random(seed);
  }

  static Spec arbitrary(long seed) {
    return new Specs(seed).spec();
  }

  private Spec spec() {
    return new Spec(
        text(),
        perhaps(this::process),
        perhaps(() -> new Root(text(), bool())),
        text(),
        text(),
        list(this::mount),
        new Hooks(hooks(), hooks(), hooks(), hooks(), hooks(), hooks()),
        map(this::text),
        linux(),
        perhaps(this::vm));
  }

  private Process process() {
    return new Process(
        bool(),
        perhaps(() -> new ConsoleSize(random.nextInt(0x10000), random.nextInt(0x10000))),
        new User(uint32(), uint32(), perhaps(() -> random.nextInt(01000)), list(this::uint32)),
        texts(),
        texts(),
        text(),
        perhaps(() -> new CapabilitySets(texts(), texts(), texts(), texts(), texts())),
        list(() -> new Rlimit(text(), random.nextLong(), random.nextLong())),
        bool(),
        text(),
        perhaps(random::nextInt),
        perhaps(
            () ->
                new Scheduler(
                    one(Scheduler.Policy.values()),
                    random.nextInt(),
                    random.nextInt(),
                    list(() -> one(Scheduler.Flag.values())),
                    random.nextLong(),
                    random.nextLong(),
                    random.nextLong())),
        text(),
        perhaps(() -> new IOPriority(one(IOPriority.Level.values()), random.nextInt())),
        perhaps(() -> new ExecCPUAffinity(text(), text())));
  }

  private Linux linux() {
    return new Linux(
        mappings(),
        mappings(),
        map(this::text),
        bool() ? LinuxResources.NONE : resources(),
        text(),
        list(() -> new LinuxNamespace(one(NamespaceType.values()), text())),
        list(this::device),
        map(() -> new NetDevice(text())),
        perhaps(this::seccomp),
        text(),
        texts(),
        texts(),
        text(),
        perhaps(() -> new IntelRdt(text(), texts(), text(), text(), bool())),
        perhaps(
            () ->
                new MemoryPolicy(
                    one(MemoryPolicy.Mode.values()),
                    text(),
                    list(() -> one(MemoryPolicy.Flag.values())))),
        perhaps(() -> new Personality(one(Personality.Domain.values()), texts())),
        map(() -> new TimeOffset(random.nextLong(), uint32())));
  }

  private LinuxResources resources() {
    return new LinuxResources(
        list(
            () ->
                new DeviceRule(
                    bool(),
                    one(DeviceType.ALL, DeviceType.BLOCK, DeviceType.CHARACTER),
                    perhaps(random::nextLong),
                    perhaps(random::nextLong),
                    text())),
        new LinuxMemory(
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(this::bool),
            perhaps(this::bool),
            perhaps(this::bool)),
        new LinuxCpu(
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            perhaps(random::nextLong),
            text(),
            text(),
            perhaps(random::nextLong)),
        new LinuxPids(perhaps(random::nextLong)),
        blockIO(),
        list(() -> new LinuxHugepageLimit(text(), random.nextLong())),
        new LinuxNetwork(
            perhaps(this::uint32), list(() -> new LinuxNetwork.Priority(text(), uint32()))),
        map(() -> new LinuxRdma(perhaps(this::uint32), perhaps(this::uint32))),
        map(this::text));
  }

  private LinuxBlockIO blockIO() {
    return new LinuxBlockIO(
        perhaps(this::uint16),
        perhaps(this::uint16),
        list(
            () ->
                new LinuxBlockIO.WeightDevice(
                    random.nextLong(),
                    random.nextLong(),
                    perhaps(this::uint16),
                    perhaps(this::uint16))),
        throttles(),
        throttles(),
        throttles(),
        throttles());
  }

  private List<LinuxBlockIO.ThrottleDevice> throttles() {
    return list(
        () ->
            new LinuxBlockIO.ThrottleDevice(
                random.nextLong(), random.nextLong(), random.nextLong()));
  }

  private Seccomp seccomp() {
    return new Seccomp(
        one(Seccomp.Action.values()),
        perhaps(this::uint32),
        list(() -> one(Seccomp.Architecture.values())),
        perhaps(() -> list(() -> one(Seccomp.Flag.values()))),
        text(),
        text(),
        list(
            () ->
                new Seccomp.Rule(
                    texts(),
                    one(Seccomp.Action.values()),
                    perhaps(this::uint32),
                    list(
                        () ->
                            new Seccomp.Argument(
                                random.nextInt(6),
                                random.nextLong(),
                                random.nextLong(),
                                one(Seccomp.Operator.values()))))));
  }

  private Vm vm() {
    return new Vm(
        perhaps(() -> new Vm.Hypervisor(text(), texts())),
        new Vm.Kernel(text(), texts(), text()),
        perhaps(() -> new Vm.Image(text(), one(Vm.Format.values()))),
        perhaps(
            () ->
                new Vm.Hardware(
                    text(),
                    perhaps(this::uint32),
                    perhaps(random::nextLong),
                    texts(),
                    list(
                        () ->
                            new Vm.IoMemory(
                                perhaps(random::nextLong), random.nextLong(), random.nextLong())),
                    list(this::uint32))));
  }

  private Mount mount() {
    return new Mount(text(), text(), text(), texts(), mappings(), mappings());
  }

  private List<Hook> hooks() {
    return list(() -> new Hook(text(), texts(), texts(), perhaps(random::nextInt)));
  }

  private List<IdMapping> mappings() {
    return list(() -> new IdMapping(uint32(), uint32(), uint32()));
  }

  private Device device() {
    return new Device(
        text(),
        one(DeviceType.BLOCK, DeviceType.CHARACTER, DeviceType.UNBUFFERED, DeviceType.FIFO),
        random.nextLong(),
        random.nextLong(),
        perhaps(() -> random.nextInt(010000)),
        perhaps(this::uint32),
        perhaps(this::uint32));
  }

  private boolean bool() {
    return random.nextBoolean();
  }

  private long uint32() {
    return random.nextLong(1L << 32);
  }

  private int uint16() {
    return random.nextInt(1 << 16);
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(bool() ? random.nextInt(0x80) : 0xe000 + random.nextInt(0x2000));
    }
    return text.toString();
  }

  private List<String> texts() {
    return list(this::text);
  }

  private <T> List<T> list(Supplier<T> element) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) list.add(element.get());
    return list;
  }

  private <T> Map<String, T> map(Supplier<T> element) {
    Map<String, T> map = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i > 0; i--) map.put(text(), element.get());
    return map;
  }

  private <T> @Nullable T perhaps(Supplier<T> value) {
    return bool() ? value.get() : null;
  }

  @SafeVarargs
  private final <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }
}
