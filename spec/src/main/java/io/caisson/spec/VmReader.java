package io.caisson.spec;

import io.caisson.spec.json.JsonReader;
import io.caisson.spec.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the vm section. */
final class VmReader {
  private static final Vm.Format[] FORMATS = Vm.Format.values();

  static Vm vm(JsonReader in) {
    Vm.Hypervisor hypervisor = null;
    Vm.Kernel kernel = new Vm.Kernel("", List.of(), "");
    Vm.Image image = null;
    Vm.Hardware hardware = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "hypervisor" -> hypervisor = hypervisor(in);
        case "kernel" -> kernel = kernel(in);
        case "image" -> image = image(in);
        // The text and the schema say hwConfig; the Go types that engines write with say hwconfig.
        case "hwConfig", "hwconfig" -> hardware = hardware(in);
        default -> in.skip();
      }
    }
    return new Vm(hypervisor, kernel, image, hardware);
  }

  private static Vm.Hypervisor hypervisor(JsonReader in) {
    String path = "";
    List<String> parameters = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "path" -> path = in.string();
        case "parameters" -> parameters = in.strings();
        default -> in.skip();
      }
    }
    return new Vm.Hypervisor(path, parameters);
  }

  private static Vm.Kernel kernel(JsonReader in) {
    String path = "";
    List<String> parameters = List.of();
    String initrd = "";
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "path" -> path = in.string();
        case "parameters" -> parameters = in.strings();
        case "initrd" -> initrd = in.string();
        default -> in.skip();
      }
    }
    return new Vm.Kernel(path, parameters, initrd);
  }

  /** The image; null when empty, as Go writes it for a machine without one. */
  private static Vm.@Nullable Image image(JsonReader in) {
    String path = "";
    Vm.Format format = null;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "path" -> path = in.string();
        case "format" -> format = format(in);
        default -> in.skip();
      }
    }
    if (format == null) {
      if (path.isEmpty()) return null;
      throw in.problem("invalid vm image format \"\"");
    }
    return new Vm.Image(path, format);
  }

  private static Vm.@Nullable Format format(JsonReader in) {
    String word = in.string();
    if (word.isEmpty()) return null;
    Vm.Format format = SpecWord.find(FORMATS, word);
    if (format == null) throw in.problem("invalid vm image format " + JsonWriter.quote(word));
    return format;
  }

  private static Vm.Hardware hardware(JsonReader in) {
    String deviceTree = "";
    @Nullable Long vcpus = null;
    @Nullable Long memory = null;
    List<String> dtdevs = List.of();
    List<Vm.IoMemory> iomems = List.of();
    List<Long> irqs = List.of();
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "deviceTree" -> deviceTree = in.string();
        case "vcpus" -> vcpus = in.uint32();
        case "memory" -> memory = in.uint64();
        case "dtdevs" -> dtdevs = in.strings();
        case "iomems" -> iomems = in.list(VmReader::ioMemory);
        case "irqs" -> irqs = in.list(JsonReader::uint32);
        default -> in.skip();
      }
    }
    return new Vm.Hardware(deviceTree, vcpus, memory, dtdevs, iomems, irqs);
  }

  private static Vm.IoMemory ioMemory(JsonReader in) {
    @Nullable Long firstGfn = null;
    long firstMfn = 0;
    long nrMfns = 0;
    in.beginObject();
    for (String name; (name = in.nextName()) != null; ) {
      switch (name) {
        case "firstGFN" -> firstGfn = in.uint64();
        case "firstMFN" -> firstMfn = in.uint64();
        case "nrMFNs" -> nrMfns = in.uint64();
        default -> in.skip();
      }
    }
    return new Vm.IoMemory(firstGfn, firstMfn, nrMfns);
  }

  private VmReader() {}
}
