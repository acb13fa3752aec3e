package dev.litmus.nn.models;

import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Kernels;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.IntConsumer;

/// One step of training after another: gathers a batch, runs it forward and backward, and hands the
/// gradients to the optimizer. What stands before the first trained variable was computed once.
final class Learner {
  /// Fewer numbers of a batch are fetched by one thread.
  private static final int WORTH_SPREADING = 1 << 12;

  private final Pass program;
  private final Prepared prepared;
  private final List<Objective> objectives;
  private final ObjectiveBatch[] batches;
  private final Penalties penalties;
  private final Gathering[] gatherings;
  private final int numbersARow;
  private final IntConsumer gathering = this::gatherPart;

  // The batch that is being gathered.
  private int[] batchOrder = {};
  private int batchFrom;
  private int batchTo;
  private int gatherParts = 1;

  private final Workers workers;

  /// The losses of the objectives in the batch at hand.
  private final double[] losses;

  /// The values that a loss is taken on.
  private final BitSet onLoss = new BitSet();

  /// Where each objective writes its gradient.
  private final float[][] gradients;

  /// Those objectives that write to an array of their own, since another writes to the value's.
  private final BitSet apart = new BitSet();

  /// Computes once what does not depend on the trained variables, and lays out the rest.
  ///
  /// @param rows the rows to learn from
  Learner(
      Wiring wiring,
      List<Variable> trained,
      Outputs outputs,
      Rows rows,
      int batchSize,
      Kernels kernels,
      Workers workers) {
    Set<Variable> trainedSet = Collections.newSetFromMap(new IdentityHashMap<>());
    trainedSet.addAll(trained);
    this.workers = workers;
    this.objectives = Objective.of(wiring, outputs);
    this.penalties = new Penalties(trained, wiring.graph().penalties());
    List<Value> wanted = new ArrayList<>(Objective.values(objectives));
    wanted.addAll(penalties.values());
    this.prepared = Prepared.of(wiring, wanted, trained, rows);
    int capacity = Math.max(1, Math.min(batchSize, rows.count()));
    Graph graph = wiring.graph();
    List<Value> given = prepared.values();
    this.program =
        ColumnProgram.fits(graph, given, wanted, trainedSet, penalized(), capacity)
            ? new ColumnProgram(graph, given, wanted, penalized(), capacity, kernels)
            : new Program(
                graph, given, wanted, trainedSet, penalized(), capacity, true, kernels, workers);
    this.gatherings = new Gathering[prepared.values().size()];
    for (int i = 0; i < gatherings.length; i++) {
      gatherings[i] = program.gathering(prepared.values().get(i), prepared.rows().get(i));
    }
    this.numbersARow = given.stream().mapToInt(value -> value.shape().rowSize()).sum();
    this.losses = new double[objectives.size()];
    this.gradients = new float[losses.length][];
    this.batches = new ObjectiveBatch[losses.length];
    for (int i = 0; i < losses.length; i++) {
      batches[i] = batch(objectives.get(i), rows.answers().get(i), capacity, kernels);
      gradients[i] = gradient(i);
    }
  }

  /// The values that losses are taken on, and those that are penalized.
  private List<Value> penalized() {
    List<Value> values = new ArrayList<>();
    for (Objective objective : objectives) {
      if (objective.loss().isPresent()) {
        values.add(objective.on());
      }
    }
    values.addAll(penalties.values());
    return values.stream().distinct().toList();
  }

  private ObjectiveBatch batch(
      Objective objective, Answers answers, int capacity, Kernels kernels) {
    ObjectiveBatch batch = new ObjectiveBatch(objective, answers, capacity, kernels);
    batch.predictions(
        program.floats(objective.output()),
        program.floats(objective.on()),
        objective.mask().isEmpty() ? null : program.floats(objective.mask().get()));
    return batch;
  }

  private float[] gradient(int number) {
    Objective objective = objectives.get(number);
    if (objective.loss().isEmpty()) {
      return new float[0];
    }
    float[] gradient = program.gradient(objective.on());
    int value = objective.on().index();
    if (onLoss.get(value)) {
      apart.set(number);
      return new float[gradient.length];
    }
    onLoss.set(value);
    return gradient;
  }

  /// Runs rows `order[from..to)` forward and backward and updates the weights.
  ///
  /// @return the losses of all outputs, each times its weight, and the penalties, before the update
  double step(int[] order, int from, int to, OptimizerState optimizer) {
    int rows = to - from;
    gather(order, from, to);
    program.forward(rows);
    double sum = 0;
    for (int i = 0; i < batches.length; i++) {
      batches[i].gather(order, from, to);
      losses[i] = batches[i].loss();
      batches[i].gradient(gradients[i]);
      sum += losses[i] * batches[i].objective().weight();
      addShared(i);
    }
    double penalty = penalties.ofWeights() + penalties.startGradients(program, rows, onLoss);
    program.backward();
    penalties.addGradients(program);
    optimizer.update(program, workers);
    return sum + penalty;
  }

  /// Fetches the rows of a batch; many numbers on all threads, whose memory is slow by itself.
  private void gather(int[] order, int from, int to) {
    boolean spread =
        workers.threads() > 1
            && program.splits()
            && (long) numbersARow * (to - from) >= WORTH_SPREADING;
    batchOrder = order;
    batchFrom = from;
    batchTo = to;
    gatherParts = spread ? workers.threads() : 1;
    workers.run(gatherParts, gathering);
  }

  private void gatherPart(int part) {
    int rows = batchTo - batchFrom;
    int first = batchFrom + (int) ((long) rows * part / gatherParts);
    int last = batchFrom + (int) ((long) rows * (part + 1) / gatherParts);
    for (Gathering each : gatherings) {
      each.gather(batchOrder, batchFrom, first, last);
    }
  }

  /// Adds a gradient to what another objective has written for the same value.
  private void addShared(int i) {
    if (apart.get(i)) {
      Objective objective = batches[i].objective();
      float[] total = program.gradient(objective.on());
      for (int j = 0; j < batches[i].places() * objective.units(); j++) {
        total[j] += gradients[i][j];
      }
    }
  }

  /// The numbers that enter the first layer that learns.
  Prepared prepared() {
    return prepared;
  }

  List<Objective> objectives() {
    return objectives;
  }

  /// Adds losses and predictions of the last batch, before the update, to the figures.
  ///
  /// @param loss what [#step] gave
  void addTo(Figures figures, double loss, int rows) {
    figures.addLoss(loss, rows);
    for (int i = 0; i < losses.length; i++) {
      figures.addLoss(i, losses[i]);
    }
    figures.add(batches);
  }

  /// The gradient of a variable in the last batch, for tests and tools.
  float[] gradient(Variable variable) {
    return program.gradient(variable);
  }
}
