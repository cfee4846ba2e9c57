package io.caisson.spec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a config must satisfy beyond its shape, as a list of small rules. All of them are asked
 * before the first side effect. Sentences are runc's where runc has one: engines and its test suite
 * look for them.
 */
public final class Validation {

  /** One requirement: what is wrong, or null. */
  @FunctionalInterface
  interface Rule {
    @Nullable String check(Spec spec, Host host);
  }

  /** In the order in which runc looks, so that of several mistakes the same one is reported. */
  private static final Rule[] RULES = {
    ProcessRules::processIsPresent,
    ProcessRules::cwdIsAbsolute,
    ProcessRules::argsArePresent,
    ProcessRules::selinuxLabelNeedsSelinux,
    RootRules::rootIsPresent,
    OciVersion::isSupported,
    NulRules::nothingContainsNul,
    MountRules::destinationsArePresent,
    MountRules::fieldsHaveNoNul,
    DeviceRules::nodePathsAreAbsolute,
    DeviceRules::rulesHaveAccess,
    ResourceRules::systemdPathHasThreeParts,
    RootRules::propagationIsKnown,
    RootRules::propagationSuitsNoPivot,
    NamespaceRules::typesAreUnique,
    NamespaceRules::pathsAreAbsolute,
    UserRules::newUserNamespaceMapsRoot,
    MemoryPolicyRules::nodesAreWellFormed,
    ProcessRules::affinityIsWellFormed,
    ResourceRules::unifiedNeedsCgroup2,
    NetDeviceRules::netDevicesNeedNetworkNamespace,
    NetDeviceRules::netDevicesNeedRoot,
    NetDeviceRules::netDeviceNamesAreValid,
    NamespaceRules::hostnameNeedsUts,
    NamespaceRules::domainnameNeedsUts,
    NamespaceRules::hiddenPathsNeedMount,
    RootRules::mountLabelNeedsSelinux,
    NamespaceRules::kernelHasThem,
    UserRules::mappingsNeedUserNamespace,
    NamespaceRules::offsetsNeedNewTime,
    NamespaceRules::offsetsAreOfKnownClocks,
    SysctlRules::sysctlsAreNamespaced,
    ResourceRules::intelRdtIsAvailable,
    ResourceRules::closIdIsOneName,
    UserRules::rootlessNeedsUserNamespace,
    UserRules::rootlessMountOptionsAreMapped,
    MountRules::bindsHaveNoData,
    MountRules::idMappedMountsAreComplete,
    ProcessRules::schedulerIsConsistent,
    ProcessRules::ioPriorityIsInRange,
    MemoryPolicyRules::nodesSuitMode,
    SeccompRules::notifyIsPossible,
    SeccompRules::errnoSuitsAction,
    SeccompRules::syscallsAreNamed,
    SeccompRules::argumentsExist,
    HookRules::pathsAreAbsolute,
    HookRules::timeoutsArePositive,
    RootRules::annotationsHaveKeys,
    ProcessRules::rlimitsAreKnown,
    ProcessRules::rlimitsAreUnique,
    ProcessRules::environmentIsWellFormed,
    ProcessRules::apparmorProfileNeedsApparmor,
    UserRules::rootlessHasNoAdditionalGroups,
    UserRules::processUserIsMapped,
  };

  private static final Rule[] WARNINGS = {
    MountRules::relativeDestinations,
    ResourceRules::kernelMemory,
    ProcessRules::personalityFlags,
    ProcessRules::unknownCapabilities,
  };

  /** The first rule's complaint, or null if the config is good. */
  public static @Nullable String error(Spec spec, Host host) {
    for (Rule rule : RULES) {
      String complaint = rule.check(spec, host);
      if (complaint != null) return complaint;
    }
    return null;
  }

  /** What the user should know though the container can run. */
  public static List<String> warnings(Spec spec, Host host) {
    List<String> warnings = new ArrayList<>();
    for (Rule rule : WARNINGS) {
      String complaint = rule.check(spec, host);
      if (complaint != null) warnings.add(complaint);
    }
    return warnings;
  }

  private Validation() {}
}
