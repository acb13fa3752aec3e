package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Variable;

/// Weights with their axes in another order.
final class Transposed {
  private Transposed() {}

  /// The values of a variable, row by row in the new order of axes.
  static float[] of(Variable variable, int... order) {
    int rank = order.length;
    int[] steps = new int[rank];
    int step = 1;
    for (int axis = rank - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= variable.shape().dim(axis);
    }
    float[] values = variable.value();
    float[] turned = new float[values.length];
    for (int i = 0; i < turned.length; i++) {
      int rest = i;
      int from = 0;
      for (int axis = rank - 1; axis >= 0; axis--) {
        int size = variable.shape().dim(order[axis]);
        from += rest % size * steps[order[axis]];
        rest /= size;
      }
      turned[i] = values[from];
    }
    return turned;
  }
}
