package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.ShapeException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must hold of data before training begins.
final class DataChecks {
  private DataChecks() {}

  /// Rows in the shapes that the model takes and gives; without weights each counts 1.
  ///
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  static Rows rows(
      Model model, List<Tensor> inputs, Tensor targets, Optional<float[]> sampleWeight) {
    List<Tensor> checked = model.checked(inputs);
    int rows = checked.getFirst().rows();
    if (rows == 0) {
      throw new IllegalArgumentException(
          "model '%s' was given no rows; expected at least one".formatted(model.name()));
    }
    return new Rows(checked, targets(model, rows, targets), weights(rows, sampleWeight));
  }

  private static Tensor targets(Model model, int rows, Tensor targets) {
    if (targets.rows() != rows) {
      throw new IllegalArgumentException(
          "expected as many targets as rows, %d; found %d".formatted(rows, targets.rows()));
    }
    Shape output = model.outputs().getFirst().shape();
    int width = output.rowSize();
    if (targets.shape().size() != rows * width) {
      throw new ShapeException(
          "targets for model '" + model.name() + "'",
          output.toString(),
          targets.shape().toString());
    }
    int[] dims = output.dims();
    dims[0] = rows;
    return Tensor.of(targets.floats(), targets.dtype(), Shape.of(dims));
  }

  private static float[] weights(int rows, Optional<float[]> sampleWeight) {
    if (sampleWeight.isEmpty()) {
      float[] ones = new float[rows];
      Arrays.fill(ones, 1f);
      return ones;
    }
    float[] weights = sampleWeight.get();
    if (weights.length != rows) {
      throw new IllegalArgumentException(
          "expected a sample weight for each of %d rows; found %d".formatted(rows, weights.length));
    }
    return weights.clone();
  }

  /// The rows with what each counts multiplied by the weight of its class.
  static Rows classWeighted(Rows rows, Map<Integer, Double> classWeight) {
    if (classWeight.isEmpty()) {
      return rows;
    }
    float[] targets = rows.targets().floats();
    float[] weights = rows.weights().clone();
    int units = targets.length / weights.length;
    for (int row = 0; row < weights.length; row++) {
      int label = units == 1 ? Math.round(targets[row]) : largest(targets, row * units, units);
      weights[row] *= classWeight.getOrDefault(label, 1.0).floatValue();
    }
    return rows.withWeights(weights);
  }

  private static int largest(float[] values, int offset, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[offset + i] > values[offset + best]) {
        best = i;
      }
    }
    return best;
  }
}
