package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.util.List;
import java.util.Map;

/// Rows to learn from or to be measured on, in the shapes that the model takes and gives.
///
/// @param inputs a tensor for each input of the model
/// @param answers those of each output that needs targets
record Rows(List<Tensor> inputs, List<Answers> answers) {
  /// The share of the heap that values computed once for all rows may take.
  private static final int SHARE_OF_HEAP = 4;

  int count() {
    return inputs.getFirst().rows();
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
        answers.stream().map(each -> each.slice(from, to)).toList());
  }

  /// The rows with what each counts multiplied by the weight of its class.
  ///
  /// @throws IllegalArgumentException when several outputs have classes
  Rows classWeighted(Map<Integer, Double> classWeight) {
    if (classWeight.isEmpty()) {
      return this;
    }
    if (answers.size() > 1) {
      throw new IllegalArgumentException(
          "class weights are for models with one output, and %d have targets here; give sample weights for each output instead"
              .formatted(answers.size()));
    }
    return new Rows(inputs, List.of(answers.getFirst().classWeighted(classWeight)));
  }
}
