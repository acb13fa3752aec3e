package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/// What must hold of data before training begins.
final class DataChecks {
  private DataChecks() {}

  /// The targets in the shape of the model's output.
  ///
  /// @throws IllegalArgumentException when they have another number of rows, or another width
  static Tensor targets(Model model, List<Tensor> inputs, Tensor targets) {
    int rows = inputs.getFirst().rows();
    if (targets.rows() != rows) {
      throw new IllegalArgumentException(
          "expected as many targets as rows, %d; found %d".formatted(rows, targets.rows()));
    }
    Shape output = model.outputs().getFirst().shape();
    int width = output.rowSize();
    if (targets.shape().size() != rows * width) {
      throw new dev.litmus.nn.layers.ShapeException(
          "targets for model '" + model.name() + "'",
          output.toString(),
          targets.shape().toString());
    }
    int[] dims = output.dims();
    dims[0] = rows;
    return Tensor.of(targets.floats(), targets.dtype(), Shape.of(dims));
  }

  /// What each row counts in the loss: its sample weight times its class's weight.
  static float[] weights(Tensor targets, Fit fit) {
    int rows = targets.rows();
    float[] weights = new float[rows];
    Arrays.fill(weights, 1f);
    if (fit.sampleWeight().isPresent()) {
      float[] given = fit.sampleWeight().get();
      if (given.length != rows) {
        throw new IllegalArgumentException(
            "expected a sample weight for each of %d rows; found %d".formatted(rows, given.length));
      }
      weights = given.clone();
    }
    if (!fit.classWeight().isEmpty()) {
      int width = rows == 0 ? 1 : targets.floats().length / rows;
      for (int row = 0; row < rows; row++) {
        int label = Math.round(targets.floats()[row * width]);
        weights[row] *= fit.classWeight().getOrDefault(label, 1.0).floatValue();
      }
    }
    return weights;
  }

  /// Refuses a training without rows.
  static void requireTrainable(Model model, Tensor targets, Fit fit) {
    if (targets.rows() == 0) {
      throw new IllegalArgumentException(
          "no rows to train model '%s' on (validation split %s)"
              .formatted(model.name(), fit.validationSplit()));
    }
  }
}
