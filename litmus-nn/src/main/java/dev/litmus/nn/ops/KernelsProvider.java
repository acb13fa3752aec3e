package dev.litmus.nn.ops;

import java.util.Optional;

/// Offers kernels to [KernelSelection], which finds it through [java.util.ServiceLoader]. Loading a
/// provider must be safe everywhere: whatever may be missing on a machine is touched by [#create()]
/// alone.
public interface KernelsProvider {
  /// The name by which `-Dlitmus.kernels` asks for these kernels, such as `vector`.
  String name();

  /// Why these kernels cannot serve in this JVM, with the flag that would mend it; empty when they
  /// can.
  Optional<String> refusal();

  /// The kernels, when there is no refusal.
  Kernels create();
}
