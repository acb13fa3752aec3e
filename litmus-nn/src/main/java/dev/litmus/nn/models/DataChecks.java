package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.losses.BinaryFocalCrossentropy;
import dev.litmus.nn.losses.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What must hold of data before a model learns from it or is measured on it; data that cannot mean
/// what it says is refused, with the place and the remedy.
final class DataChecks {
  private static final int SHOWN_VALUES = 5;

  private DataChecks() {}

  /// Rows in the shapes that the model takes and gives; without weights each counts 1.
  ///
  /// @throws IllegalArgumentException when data and model do not fit, saying what is expected
  static Rows rows(Trainer trainer, List<Tensor> inputs, Tensor targets, Optional<float[]> weight) {
    Model model = trainer.model();
    List<Tensor> checked = model.checked(inputs);
    int rows = checked.getFirst().rows();
    if (rows == 0) {
      throw new IllegalArgumentException(
          "model '%s' was given no rows; expected at least one".formatted(model.name()));
    }
    Tensor shaped =
        trainer.loss().sparse() ? classes(model, rows, targets) : targets(model, rows, targets);
    requireLabels(shaped, trainer.loss());
    return new Rows(checked, shaped, weights(rows, weight));
  }

  private static Tensor targets(Model model, int rows, Tensor targets) {
    if (targets.rows() != rows) {
      throw new IllegalArgumentException(
          "expected as many targets as rows, %d; found %d".formatted(rows, targets.rows()));
    }
    Shape output = model.outputs().getFirst().shape();
    int width = output.rowSize();
    if (targets.shape().size() != rows * width) {
      String remedy =
          targets.shape().size() == rows
              ? "; for targets of one column end the model in one unit with sigmoid"
              : "";
      throw new ShapeException(
          "targets for model '" + model.name() + "'", output.toString(), targets.shape() + remedy);
    }
    int[] dims = output.dims();
    dims[0] = rows;
    return Tensor.of(targets.floats(), targets.dtype(), Shape.of(dims));
  }

  /// One class number a row.
  private static Tensor classes(Model model, int rows, Tensor targets) {
    if (targets.shape().size() != rows || targets.rows() != rows) {
      throw new ShapeException(
          "targets for model '" + model.name() + "'",
          "the number of a class a row",
          targets.shape().toString());
    }
    int classes = model.outputs().getFirst().shape().last();
    float[] labels = targets.floats();
    for (int row = 0; row < rows; row++) {
      if (!(labels[row] >= 0 && labels[row] < classes && labels[row] == Math.rint(labels[row]))) {
        throw new IllegalArgumentException(
            "targets must be numbers of classes from 0 to %d; row %d has %s"
                .formatted(classes - 1, row, text(labels[row])));
      }
    }
    return Tensor.of(labels, targets.dtype(), Shape.of(rows, 1));
  }

  /// Cross-entropy is defined for labels from 0 to 1; others would train to nonsense in silence.
  private static void requireLabels(Tensor targets, Loss loss) {
    boolean shares = loss instanceof BinaryCrossentropy || loss instanceof BinaryFocalCrossentropy;
    float[] labels = targets.floats();
    int units = labels.length / targets.rows();
    for (int i = 0; i < labels.length; i++) {
      if (Float.isNaN(labels[i])) {
        throw new IllegalArgumentException(
            "the target of row %d is NaN; leave the row out".formatted(i / units));
      }
      if (shares && !(labels[i] >= 0 && labels[i] <= 1)) {
        throw new IllegalArgumentException(
            "targets must be 0 or 1; found %s (row %d has %s); map one class to 0 and one to 1"
                .formatted(values(labels), i / units, text(labels[i])));
      }
    }
  }

  private static String values(float[] labels) {
    TreeSet<Float> values = new TreeSet<>();
    for (int i = 0; i < labels.length && values.size() <= SHOWN_VALUES; i++) {
      values.add(labels[i]);
    }
    String shown =
        values.stream().limit(SHOWN_VALUES).map(DataChecks::text).collect(Collectors.joining(", "));
    return values.size() > SHOWN_VALUES ? shown + ", .." : shown;
  }

  private static String text(float label) {
    return label == Math.rint(label) ? Long.toString((long) label) : Float.toString(label);
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
    for (int row = 0; row < rows; row++) {
      if (!(weights[row] >= 0 && weights[row] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the sample weight of row %d is %s; expected a number of at least 0"
                .formatted(row, weights[row]));
      }
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
    int classes = Math.max(2, units);
    for (int label : classWeight.keySet()) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "a class weight for class %d; classes are 0 to %d".formatted(label, classes - 1));
      }
    }
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
