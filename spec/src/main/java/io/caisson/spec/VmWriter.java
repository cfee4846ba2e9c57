package io.caisson.spec;

import io.caisson.spec.json.JsonWriter;

/** Writes the vm section. */
final class VmWriter {

  static void write(JsonWriter out, Vm vm) {
    out.beginObject();
    Vm.Hypervisor hypervisor = vm.hypervisor();
    if (hypervisor != null) {
      out.name("hypervisor").beginObject().put("path", hypervisor.path());
      out.putUnlessEmpty("parameters", hypervisor.parameters()).endObject();
    }
    out.name("kernel")
        .beginObject()
        .put("path", vm.kernel().path())
        .putUnlessEmpty("parameters", vm.kernel().parameters())
        .putUnlessEmpty("initrd", vm.kernel().initrd())
        .endObject();
    Vm.Image image = vm.image();
    if (image != null) {
      out.name("image").beginObject().put("path", image.path());
      out.put("format", image.format().word()).endObject();
    }
    Vm.Hardware hardware = vm.hwConfig();
    if (hardware != null) hardware(out.name("hwConfig"), hardware);
    out.endObject();
  }

  private static void hardware(JsonWriter out, Vm.Hardware hardware) {
    out.beginObject()
        .putUnlessEmpty("deviceTree", hardware.deviceTree())
        .putIfPresent("vcpus", hardware.vcpus())
        .putUnsignedIfPresent("memory", hardware.memory())
        .putUnlessEmpty("dtdevs", hardware.dtdevs())
        .putUnlessEmpty("iomems", hardware.iomems(), VmWriter::ioMemory)
        .putUnlessEmpty("irqs", hardware.irqs(), JsonWriter::number)
        .endObject();
  }

  private static void ioMemory(JsonWriter out, Vm.IoMemory memory) {
    out.beginObject()
        .putUnsignedIfPresent("firstGFN", memory.firstGfn())
        .putUnsigned("firstMFN", memory.firstMfn())
        .putUnsigned("nrMFNs", memory.nrMfns())
        .endObject();
  }

  private VmWriter() {}
}
