package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.ops.Kernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// One step of training after another: gathers a batch, runs it forward and backward, and hands the
/// gradients to the optimizer. What stands before the first trained variable was computed once.
final class Learner {
  private final Program program;
  private final Prepared prepared;
  private final Tensor targets;
  private final float[] weights;
  private final Objective objective;
  private final Penalties penalties;
  private final int units;
  private final float[] batchTargets;
  private final float[] batchWeights;
  private final Gathering[] gatherings;
  private final Loss loss;
  private final float[] predicted;
  private final float[] gradient;

  /// Computes once what does not depend on the trained variables, and lays out the rest.
  ///
  /// @param rows the rows to learn from
  Learner(
      Wiring wiring,
      List<Variable> trained,
      Loss loss,
      Rows rows,
      int batchSize,
      Kernels kernels,
      Workers workers) {
    Set<Variable> trainedSet = Collections.newSetFromMap(new IdentityHashMap<>());
    trainedSet.addAll(trained);
    this.objective = Objective.of(wiring, loss);
    this.penalties = new Penalties(trained, wiring.graph().penalties());
    List<Value> wanted = new ArrayList<>(objective.values());
    wanted.addAll(penalties.values());
    this.prepared = Prepared.of(wiring, wanted, trained, rows);
    this.targets = rows.targets();
    this.weights = rows.weights();
    this.units = objective.units();
    int capacity = Math.max(1, Math.min(batchSize, targets.rows()));
    this.program =
        new Program(
            wiring.graph(),
            prepared.values(),
            wanted,
            trainedSet,
            losses(),
            capacity,
            true,
            kernels,
            workers);
    this.batchTargets = new float[capacity * (objective.loss().sparse() ? 1 : units)];
    this.batchWeights = new float[capacity];
    this.gatherings = new Gathering[prepared.values().size()];
    for (int i = 0; i < gatherings.length; i++) {
      gatherings[i] = gathering(prepared.values().get(i), prepared.rows().get(i));
    }
    this.loss = objective.loss();
    this.predicted = program.floats(objective.on());
    this.gradient = program.gradient(objective.on());
  }

  /// The value that the loss is taken on, and those that are penalized.
  private List<Value> losses() {
    List<Value> losses = new ArrayList<>();
    losses.add(objective.on());
    losses.addAll(penalties.values());
    return losses.stream().distinct().toList();
  }

  /// Runs rows `order[from..to)` forward and backward and updates the weights.
  ///
  /// @return the mean loss and the penalties before the update
  double step(int[] order, int from, int to, OptimizerState optimizer) {
    int rows = to - from;
    for (Gathering gathering : gatherings) {
      gathering.gather(order, from, to);
    }
    float[] allTargets = targets.floats();
    int width = batchTargets.length / batchWeights.length;
    for (int row = 0; row < rows; row++) {
      int source = order[from + row];
      System.arraycopy(allTargets, source * width, batchTargets, row * width, width);
      batchWeights[row] = weights[source];
    }
    program.forward(rows);
    double mean = loss.ofBatch(batchTargets, predicted, rows, units, batchWeights);
    loss.gradientOfBatch(batchTargets, predicted, rows, units, batchWeights, gradient);
    double penalty =
        penalties.ofWeights() + penalties.startGradients(program, rows, objective.on());
    program.backward();
    penalties.addGradients(program);
    optimizer.update(program);
    return mean + penalty;
  }

  /// Copies the rows of a batch from an array of all rows; both hold floats or both strings.
  private record Gathering(Object all, Object batch, int width) {
    void gather(int[] order, int from, int to) {
      for (int i = from; i < to; i++) {
        System.arraycopy(all, order[i] * width, batch, (i - from) * width, width);
      }
    }
  }

  private Gathering gathering(Value value, Tensor rows) {
    int width = value.shape().rowSize();
    return value.dtype() == DType.STRING
        ? new Gathering(rows.strings(), program.strings(value), width)
        : new Gathering(rows.floats(), program.floats(value), width);
  }

  /// The numbers that enter the first layer that learns.
  Prepared prepared() {
    return prepared;
  }

  /// The targets of the last batch.
  float[] batchTargets() {
    return batchTargets;
  }

  /// The model's outputs for the last batch, before the update.
  float[] predictions() {
    return program.floats(objective.output());
  }

  /// What the loss was taken on in the last batch: logits, or the outputs themselves.
  float[] predicted() {
    return predicted;
  }

  /// Whether the loss is taken on logits.
  boolean hasLogits() {
    return objective.hasLogits();
  }

  int units() {
    return units;
  }

  /// The gradient of a variable in the last batch, for tests and tools.
  float[] gradient(Variable variable) {
    return program.gradient(variable);
  }
}
