package dev.litmus.nn.models;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What regularizers add to the loss: penalties on trained weights, and on what layers give for a
/// batch, these divided by its rows.
final class Penalties {
  private final List<Variable> weights;
  private final List<Graph.Penalty> activities;

  /// The shape of each activity in the batch at hand.
  private final List<Shape> batchShapes = new ArrayList<>();

  private int batchRows = -1;

  Penalties(List<Variable> trained, List<Graph.Penalty> activities) {
    this.weights = trained.stream().filter(variable -> variable.regularizer().isPresent()).toList();
    this.activities = List.copyOf(activities);
  }

  /// The values that are penalized.
  List<Value> values() {
    return activities.stream().map(Graph.Penalty::value).toList();
  }

  /// The penalties on the weights as they are.
  double ofWeights() {
    double sum = 0;
    for (int i = 0; i < weights.size(); i++) {
      Variable weight = weights.get(i);
      sum += regularizer(weight).penalty(weight.value(), weight.shape());
    }
    return sum;
  }

  /// The penalty on one activity of a batch.
  ///
  /// @param values its elements, the rows one after the other
  double ofActivity(int index, float[] values, int rows) {
    return activities.get(index).regularizer().penalty(values, shape(index, rows)) / rows;
  }

  /// How many activities are penalized.
  int activities() {
    return activities.size();
  }

  /// Writes the gradients of the activities' penalties, before the program goes backward; on top of
  /// what losses have put into the values that they are taken on.
  ///
  /// @param onLoss the indices of those values
  /// @return the penalties on the activities
  double startGradients(Pass program, int rows, BitSet onLoss) {
    double sum = 0;
    for (int i = 0; i < activities.size(); i++) {
      Value value = activities.get(i).value();
      float[] gradient = program.gradient(value);
      if (!onLoss.get(value.index()) && first(i)) {
        Arrays.fill(gradient, 0, rows * value.shape().rowSize(), 0f);
      }
      float[] values = program.floats(value);
      sum += ofActivity(i, values, rows);
      activities.get(i).regularizer().addGradient(values, shape(i, rows), 1f / rows, gradient);
    }
    return sum;
  }

  /// Whether no penalty before this one is on the same value.
  private boolean first(int index) {
    for (int i = 0; i < index; i++) {
      if (activities.get(i).value().index() == activities.get(index).value().index()) {
        return false;
      }
    }
    return true;
  }

  /// Adds the gradients of the weights' penalties, after the program went backward.
  void addGradients(Pass program) {
    for (int i = 0; i < weights.size(); i++) {
      Variable weight = weights.get(i);
      if (program.hasGradient(weight)) {
        float[] gradient = program.gradient(weight);
        regularizer(weight).addGradient(weight.value(), weight.shape(), 1f, gradient);
      }
    }
  }

  private static Regularizer regularizer(Variable weight) {
    return weight.regularizer().orElseThrow();
  }

  private Shape shape(int index, int rows) {
    if (rows != batchRows) {
      batchRows = rows;
      batchShapes.clear();
      for (Graph.Penalty activity : activities) {
        int[] dims = activity.value().shape().dims();
        dims[0] = rows;
        batchShapes.add(Shape.of(dims));
      }
    }
    return batchShapes.get(index);
  }
}
