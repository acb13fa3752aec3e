package dev.litmus.nn.vector;

import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.KernelsProvider;
import java.util.Optional;

/// Offers [VectorKernels] where the incubating module is there and the JVM compiles it well. This
/// class itself touches nothing of that module, so that it loads without it.
public final class VectorKernelsProvider implements KernelsProvider {
  private static final String MODULE = "jdk.incubator.vector";

  /// For [java.util.ServiceLoader].
  public VectorKernelsProvider() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Optional<String> refusal() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of(
          "the module %s is not in this JVM; start java with --add-modules %s"
              .formatted(MODULE, MODULE));
    }
    return compilerRefusal(System.getProperty("java.vm.info", ""))
        .or(() -> widthRefusal(VectorKernels.laneCount()));
  }

  /// Vectors are objects until the optimizing compiler has turned them into registers.
  static Optional<String> compilerRefusal(String vmInfo) {
    if (vmInfo.contains("interpreted mode")) {
      return Optional.of("the JVM only interprets; start java without -Xint");
    }
    if (vmInfo.contains("emulated-client")) {
      return Optional.of(
          "the optimizing compiler is off; start java without -XX:TieredStopAtLevel=1");
    }
    return Optional.empty();
  }

  static Optional<String> widthRefusal(int lanes) {
    return lanes < 4
        ? Optional.of(
            "the processor's vectors hold %d floats; at least 4 are needed".formatted(lanes))
        : Optional.empty();
  }

  @Override
  public Kernels create() {
    return new VectorKernels();
  }
}
