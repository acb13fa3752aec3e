package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.ops.Kernels;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// One step of training after another: gathers a batch, runs it forward and backward, and hands the
/// gradients to the optimizer. What stands before the first trained variable was computed once.
final class Learner {
  private final Program program;
  private final List<Value> border;
  private final List<Tensor> prepared;
  private final Tensor targets;
  private final float[] weights;
  private final Objective objective;
  private final int units;
  private final float[] batchTargets;

  /// Computes once what does not depend on the trained variables, and lays out the rest.
  ///
  /// @param rows the rows to learn from
  Learner(
      Network network,
      List<Variable> trained,
      Loss loss,
      Rows rows,
      int batchSize,
      Kernels kernels,
      Workers workers) {
    Graph graph = network.graph();
    Set<Variable> trainedSet = Collections.newSetFromMap(new IdentityHashMap<>());
    trainedSet.addAll(trained);
    this.objective = Objective.of(network, loss);
    this.border = graph.border(network.inputValues(), objective.values(), trainedSet);
    this.prepared = new Predictor(graph, network.inputValues(), border).predict(rows.inputs());
    this.targets = rows.targets();
    this.weights = rows.weights();
    this.units = objective.units();
    int capacity = Math.max(1, Math.min(batchSize, targets.rows()));
    this.program =
        new Program(
            graph,
            border,
            objective.values(),
            trainedSet,
            objective.on(),
            capacity,
            true,
            kernels,
            workers);
    this.batchTargets = new float[capacity * units];
  }

  /// Runs rows `order[from..to)` forward and backward and updates the weights.
  ///
  /// @return the mean loss before the update
  double step(int[] order, int from, int to, OptimizerState optimizer) {
    int rows = to - from;
    for (int i = 0; i < border.size(); i++) {
      gather(prepared.get(i), border.get(i), order, from, to);
    }
    float[] allTargets = targets.floats();
    for (int row = 0; row < rows; row++) {
      System.arraycopy(allTargets, order[from + row] * units, batchTargets, row * units, units);
    }
    program.forward(rows);
    float[] predicted = program.floats(objective.on());
    float[] gradient = program.gradient(objective.on());
    Loss loss = objective.loss();
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      float weight = weights[order[from + row]];
      sum += weight * loss.value(batchTargets, predicted, row * units, units);
      loss.gradient(batchTargets, predicted, row * units, units, weight / rows, gradient);
    }
    program.backward();
    optimizer.update(program);
    return sum / rows;
  }

  private void gather(Tensor source, Value value, int[] order, int from, int to) {
    int width = value.shape().rowSize();
    Object all = value.dtype() == DType.STRING ? source.strings() : source.floats();
    Object batch = value.dtype() == DType.STRING ? program.strings(value) : program.floats(value);
    for (int i = from; i < to; i++) {
      System.arraycopy(all, order[i] * width, batch, (i - from) * width, width);
    }
  }

  /// What is computed once: the values that enter the first layer that learns.
  List<Value> border() {
    return border;
  }

  /// The rows of each of them.
  List<Tensor> prepared() {
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

  int units() {
    return units;
  }

  /// The gradient of a variable in the last batch, for tests and tools.
  float[] gradient(Variable variable) {
    return program.gradient(variable);
  }
}
