package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/// Rows to learn from or to be measured on, in the shapes that the model takes and gives.
///
/// @param inputs a tensor for each input of the model
/// @param targets the answers
/// @param weights what each row counts in the loss
record Rows(List<Tensor> inputs, Tensor targets, float[] weights) {
  /// The share of the heap that values computed once for all rows may take.
  private static final int SHARE_OF_HEAP = 4;

  int count() {
    return targets.rows();
  }

  /// The shapes of the inputs, rows and all.
  List<Shape> inputShapes() {
    return inputs.stream().map(Tensor::shape).toList();
  }

  /// How many numbers a row may have in values that are computed once and kept.
  long mostPreparedNumbers() {
    return Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / Float.BYTES / Math.max(1, count());
  }

  /// The rows from the first index (inclusive) to the second (exclusive).
  Rows slice(int from, int to) {
    return new Rows(
        inputs.stream().map(tensor -> tensor.slice(from, to)).toList(),
        targets.slice(from, to),
        Arrays.copyOfRange(weights, from, to));
  }

  Rows withWeights(float[] others) {
    return new Rows(inputs, targets, others);
  }
}
