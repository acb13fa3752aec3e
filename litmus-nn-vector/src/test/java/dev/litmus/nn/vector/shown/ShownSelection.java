package dev.litmus.nn.vector.shown;

import dev.litmus.nn.ops.KernelSelection;

/// Prints which kernels this JVM uses, for a test to run with flags. In a package of its own, since
/// the one of the vector kernels belongs to their module.
public final class ShownSelection {
  private ShownSelection() {}

  static void main() {
    System.out.println(KernelSelection.current());
  }
}
