package dev.litmus.nn.ops;

import java.util.Arrays;

/// For ops whose result does not change with small changes of the inputs.
final class NoGradient {
  private NoGradient() {}

  /// Sets the gradients of all inputs to 0.
  static void fill(Frame f, int from, int to) {
    for (int i = 0; i < f.inputs(); i++) {
      if (f.wantsGradient(i)) {
        int size = f.inputSize(i);
        Arrays.fill(f.inputGradient(i), from * size, to * size, 0f);
      }
    }
  }
}
