package io.caisson.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The virtual machine to run the container in (config-vm.md). */
public record Vm(
    @Nullable Hypervisor hypervisor,
    Kernel kernel,
    @Nullable Image image,
    @Nullable Hardware hwConfig) {

  public record Hypervisor(String path, List<String> parameters) {}

  public record Kernel(String path, List<String> parameters, String initrd) {}

  public record Image(String path, Format format) {}

  public enum Format implements SpecWord {
    RAW("raw"),
    QCOW2("qcow2"),
    VDI("vdi"),
    VMDK("vmdk"),
    VHD("vhd");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * The machine's parts.
   *
   * @param vcpus a uint32; null means the runtime's choice
   * @param memory bytes, unsigned; null likewise
   */
  public record Hardware(
      String deviceTree,
      @Nullable Long vcpus,
      @Nullable Long memory,
      List<String> dtdevs,
      List<IoMemory> iomems,
      List<Long> irqs) {}

  /**
   * Pages of the host to show to the guest, all unsigned frame numbers or counts.
   *
   * @param firstGfn null means the same as firstMfn
   */
  public record IoMemory(@Nullable Long firstGfn, long firstMfn, long nrMfns) {}
}
