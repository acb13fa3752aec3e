package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.ShapeException;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.losses.BinaryFocalCrossentropy;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The targets of one output and what they count. A row has as many places as the output has time
/// steps, or whatever axes stand before the last; most have one.
///
/// @param targets in the shape of the output, or with one number a place where that is the number
///   of a class
/// @param weights what each place counts in the loss
record Answers(Tensor targets, float[] weights) {
  private static final int SHOWN_VALUES = 5;

  /// Targets in the shape of an output, and their weights.
  ///
  /// @param owner how messages name the output, such as `model 'm'`
  /// @param output the shape of the output, its time steps known
  /// @throws IllegalArgumentException when they do not fit, saying what is expected
  static Answers of(
      String owner, Shape output, Goal goal, int rows, Tensor targets, Optional<Tensor> weight) {
    if (targets.rows() != rows) {
      throw new IllegalArgumentException(
          "expected as many targets as rows, %d; found %d".formatted(rows, targets.rows()));
    }
    int places = rows * (output.rowSize() / Outputs.units(output));
    Tensor shaped =
        goal.sparse()
            ? classes(owner, output, places, targets)
            : shaped(owner, output, rows, targets);
    requireLabels(shaped, goal);
    return new Answers(shaped, weights(rows, places, weight));
  }

  private static Tensor shaped(String owner, Shape output, int rows, Tensor targets) {
    int width = output.rowSize();
    if (targets.shape().size() != rows * width) {
      String remedy =
          targets.shape().size() == rows
              ? "; for targets of one column end the model in one unit with sigmoid"
              : "";
      throw new ShapeException("targets for " + owner, output.toString(), targets.shape() + remedy);
    }
    int[] dims = output.dims();
    dims[0] = rows;
    return Tensor.of(targets.floats(), targets.dtype(), Shape.of(dims));
  }

  /// One class number a place.
  private static Tensor classes(String owner, Shape output, int places, Tensor targets) {
    int rows = targets.rows();
    if (targets.shape().size() != places) {
      throw new ShapeException(
          "targets for " + owner,
          "the number of a class " + (places == rows ? "a row" : "a step of a row"),
          targets.shape().toString());
    }
    int classes = output.last();
    float[] labels = targets.floats();
    for (int i = 0; i < places; i++) {
      if (!(labels[i] >= 0 && labels[i] < classes && labels[i] == Math.rint(labels[i]))) {
        throw new IllegalArgumentException(
            "targets must be numbers of classes from 0 to %d; row %d has %s"
                .formatted(classes - 1, i / (places / rows), text(labels[i])));
      }
    }
    return Tensor.of(labels, targets.dtype(), Shape.of(rows, places / rows));
  }

  /// Cross-entropy is defined for labels from 0 to 1; others would train to nonsense in silence.
  private static void requireLabels(Tensor targets, Goal goal) {
    boolean shares =
        goal.loss()
            .filter(loss ->
                loss instanceof BinaryCrossentropy || loss instanceof BinaryFocalCrossentropy)
            .isPresent();
    float[] labels = targets.floats();
    int width = labels.length / targets.rows();
    for (int i = 0; i < labels.length; i++) {
      if (Float.isNaN(labels[i])) {
        throw new IllegalArgumentException(
            "the target of row %d is NaN; leave the row out".formatted(i / width));
      }
      if (shares && !(labels[i] >= 0 && labels[i] <= 1)) {
        throw new IllegalArgumentException(
            "targets must be 0 or 1; found %s (row %d has %s); map one class to 0 and one to 1"
                .formatted(values(labels), i / width, text(labels[i])));
      }
    }
  }

  private static String values(float[] labels) {
    TreeSet<Float> values = new TreeSet<>();
    for (int i = 0; i < labels.length && values.size() <= SHOWN_VALUES; i++) {
      values.add(labels[i]);
    }
    String shown =
        values.stream().limit(SHOWN_VALUES).map(Answers::text).collect(Collectors.joining(", "));
    return values.size() > SHOWN_VALUES ? shown + ", .." : shown;
  }

  private static String text(float label) {
    return label == Math.rint(label) ? Long.toString((long) label) : Float.toString(label);
  }

  /// A weight for each place; one for each row counts for all of its places.
  private static float[] weights(int rows, int places, Optional<Tensor> given) {
    float[] weights = new float[places];
    if (given.isEmpty()) {
      Arrays.fill(weights, 1f);
      return weights;
    }
    float[] found = given.get().floats();
    if (found.length != rows && found.length != places) {
      throw new IllegalArgumentException(
          "expected a sample weight for each of %d rows%s; found %d"
              .formatted(
                  rows,
                  places == rows ? "" : ", or for each of %d steps".formatted(places),
                  found.length));
    }
    for (int i = 0; i < found.length; i++) {
      if (!(found[i] >= 0 && found[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the sample weight of row %d is %s; expected a number of at least 0"
                .formatted(i / (found.length / rows), found[i]));
      }
    }
    for (int i = 0; i < places; i++) {
      weights[i] = found[i / (places / found.length)];
    }
    return weights;
  }

  int rows() {
    return targets.rows();
  }

  /// The answers with what each place counts multiplied by the weight of its class.
  Answers classWeighted(Map<Integer, Double> classWeight) {
    float[] labels = targets.floats();
    float[] weighted = weights.clone();
    int units = labels.length / weighted.length;
    int classes = Math.max(2, units);
    for (int label : classWeight.keySet()) {
      if (label < 0 || label >= classes) {
        throw new IllegalArgumentException(
            "a class weight for class %d; classes are 0 to %d".formatted(label, classes - 1));
      }
    }
    for (int i = 0; i < weighted.length; i++) {
      int label = units == 1 ? Math.round(labels[i]) : largest(labels, i * units, units);
      weighted[i] *= classWeight.getOrDefault(label, 1.0).floatValue();
    }
    return new Answers(targets, weighted);
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

  /// The rows from the first index (inclusive) to the second (exclusive).
  Answers slice(int from, int to) {
    int places = weights.length / rows();
    return new Answers(
        targets.slice(from, to), Arrays.copyOfRange(weights, from * places, to * places));
  }
}
