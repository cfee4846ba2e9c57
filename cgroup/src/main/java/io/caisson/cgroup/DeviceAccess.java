package io.caisson.cgroup;

import io.caisson.spec.DeviceRule;
import io.caisson.spec.DeviceType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a list of device rules comes to: one answer for every device, and exceptions from it.
 *
 * <p>The rules are taken in order, each over those before it, beginning with nothing allowed. After
 * the spec's come those that no container lives without, as runc has them: making any node (what
 * counts is opening it), the six devices of the spec's "Default Devices", pseudo-terminals, and
 * /dev/net/tun.
 *
 * <p>A rule that takes something out of the middle of a wildcard exception is refused: control
 * groups v1 take {@code devices.deny c 1:3 r} after {@code devices.allow c *:* rwm}, and let the
 * container read all the same.
 */
public final class DeviceAccess {
  private static final int READ = 1;
  private static final int WRITE = 2;
  private static final int MAKE_NODE = 4;
  private static final long ANY = -1;

  private static final Nodes[] ALWAYS_ALLOWED = {
    character(1, 3), // null
    character(1, 8), // random
    character(1, 7), // full
    character(5, 0), // tty
    character(1, 5), // zero
    character(1, 9), // urandom
    character(136, ANY), // pts/*
    character(5, 2), // ptmx
    character(10, 200), // net/tun
  };

  private boolean allowsByDefault;
  private final Map<Nodes, Integer> exceptions = new LinkedHashMap<>();

  /** Device nodes of one type; a number of -1 is any. Its text is the kernel's, "c 136:*". */
  public record Nodes(DeviceType type, long major, long minor) {
    @Override
    public String toString() {
      return type.word() + " " + number(major) + ":" + number(minor);
    }

    /** Whether some node is among both. */
    boolean overlaps(Nodes other) {
      return type == other.type
          && (major == other.major || major == ANY || other.major == ANY)
          && (minor == other.minor || minor == ANY || other.minor == ANY);
    }

    /** Whether all of the other nodes are among these. */
    boolean cover(Nodes other) {
      return type == other.type
          && (major == other.major || major == ANY)
          && (minor == other.minor || minor == ANY);
    }

    private static String number(long number) {
      return number == ANY ? "*" : Long.toString(number);
    }
  }

  private DeviceAccess() {}

  /**
   * Of a spec's rules, then the ones that are always there.
   *
   * @throws CgroupFailure for a rule of another type than a, b and c, for an unknown letter of
   *     access, and for a hole in a wildcard
   */
  public static DeviceAccess of(List<DeviceRule> rules) {
    DeviceAccess access = new DeviceAccess();
    for (DeviceRule rule : rules) access.apply(rule);
    access.apply(true, new Nodes(DeviceType.CHARACTER, ANY, ANY), MAKE_NODE);
    access.apply(true, new Nodes(DeviceType.BLOCK, ANY, ANY), MAKE_NODE);
    for (Nodes nodes : ALWAYS_ALLOWED) access.apply(true, nodes, READ | WRITE | MAKE_NODE);
    return access;
  }

  /** The answer for devices without an exception. */
  public boolean allowsByDefault() {
    return allowsByDefault;
  }

  /** The accesses (letters of "rwm") for which the answer is the other one. */
  public Map<Nodes, String> exceptions() {
    Map<Nodes, String> texts = new LinkedHashMap<>();
    for (Map.Entry<Nodes, Integer> entry : exceptions.entrySet()) {
      texts.put(entry.getKey(), letters(entry.getValue()));
    }
    return texts;
  }

  private void apply(DeviceRule rule) {
    switch (rule.type()) {
      case ALL -> { // numbers and access do not matter then, to the kernel neither
        allowsByDefault = rule.allow();
        exceptions.clear();
      }
      case CHARACTER, BLOCK -> {
        Nodes nodes = new Nodes(rule.type(), number(rule.major()), number(rule.minor()));
        apply(rule.allow(), nodes, bits(rule.access()));
      }
      case UNBUFFERED, FIFO -> throw CgroupFailure.deviceType(rule.type().word());
    }
  }

  private void apply(boolean allow, Nodes nodes, int access) {
    if (allow != allowsByDefault) {
      exceptions.merge(nodes, access, (before, more) -> before | more);
      return;
    }
    // Back to the default: what it covers is no exception any more.
    for (Map.Entry<Nodes, Integer> exception : exceptions.entrySet()) {
      if ((exception.getValue() & access) == 0 || !exception.getKey().overlaps(nodes)) continue;
      if (!nodes.cover(exception.getKey())) {
        throw CgroupFailure.holeInDeviceWildcard(
            text(allow, nodes, access), text(!allow, exception.getKey(), exception.getValue()));
      }
      exception.setValue(exception.getValue() & ~access);
    }
    exceptions.values().removeIf(left -> left == 0);
  }

  private static String text(boolean allow, Nodes nodes, int access) {
    return "\"" + (allow ? "allow " : "deny ") + nodes + " " + letters(access) + "\"";
  }

  private static Nodes character(long major, long minor) {
    return new Nodes(DeviceType.CHARACTER, major, minor);
  }

  private static long number(@Nullable Long number) {
    return number == null || number < 0 ? ANY : number;
  }

  private static int bits(String access) {
    if (access.isEmpty()) return READ | WRITE | MAKE_NODE;
    int bits = 0;
    for (int i = 0; i < access.length(); i++) {
      bits |=
          switch (access.charAt(i)) {
            case 'r' -> READ;
            case 'w' -> WRITE;
            case 'm' -> MAKE_NODE;
            default -> throw CgroupFailure.deviceAccess(access);
          };
    }
    return bits;
  }

  private static String letters(int bits) {
    return ((bits & READ) != 0 ? "r" : "")
        + ((bits & WRITE) != 0 ? "w" : "")
        + ((bits & MAKE_NODE) != 0 ? "m" : "");
  }
}
