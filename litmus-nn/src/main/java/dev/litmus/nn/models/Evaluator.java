package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.ops.KernelSelection;
import dev.litmus.nn.ops.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Losses and metrics of a model on some rows. Losses and penalties of batches are those of batches
/// of a size, as in Keras.
final class Evaluator {
  /// Keras's default size of a batch.
  private static final int BATCH = 32;

  private final Outputs outputs;
  private final List<Objective> objectives;
  private final Penalties penalties;
  private final Predictor predictor;
  private final List<Value> wanted;
  private final List<Tensor> inputs;
  private final List<Answers> answers;
  private final int batchSize;

  private Evaluator(Trainer trainer, boolean repeated, Rows rows, int batchSize) {
    Wiring wiring = trainer.model().network().wiring(rows.inputShapes());
    this.outputs = trainer.outputs();
    this.objectives = Objective.of(wiring, outputs);
    this.penalties = new Penalties(trainer.optimizer().variables(), wiring.graph().penalties());
    this.wanted = new ArrayList<>(Objective.values(objectives));
    wanted.addAll(penalties.values());
    if (repeated) {
      Prepared prepared = Prepared.of(wiring, wanted, trainer.optimizer().variables(), rows);
      this.predictor = new Predictor(wiring.graph(), prepared.values(), wanted);
      this.inputs = prepared.rows();
    } else {
      this.predictor = new Predictor(wiring.graph(), wiring.inputs(), wanted);
      this.inputs = rows.inputs();
    }
    this.batchSize = predictor.fixed().map(FixedBatch::rows).orElse(batchSize);
    this.answers = rows.answers();
  }

  /// For one evaluation.
  static Evaluator once(Trainer trainer, Rows rows) {
    return new Evaluator(trainer, false, rows, BATCH);
  }

  /// For many evaluations while weights change: what does not depend on them is computed once.
  static Evaluator repeated(Trainer trainer, Rows rows, int batchSize) {
    return new Evaluator(trainer, true, rows, batchSize);
  }

  /// The figures by name, sorted as Keras sorts them.
  Map<String, Double> evaluate() {
    List<Tensor> results = predictor.predict(inputs);
    int rows = inputs.getFirst().rows();
    int[] order = IntStream.range(0, rows).toArray();
    Kernels kernels = KernelSelection.current().forWork(0);
    ObjectiveBatch[] batches = new ObjectiveBatch[objectives.size()];
    for (int i = 0; i < batches.length; i++) {
      batches[i] =
          new ObjectiveBatch(objectives.get(i), answers.get(i), Math.min(rows, batchSize), kernels);
    }
    Figures figures = new Figures(outputs, objectives);
    for (int from = 0; from < rows; from += batchSize) {
      int to = Math.min(from + batchSize, rows);
      List<Tensor> part = new ArrayList<>();
      for (Tensor result : results) {
        part.add(result.slice(from, to));
      }
      double sum = penalties.ofWeights();
      for (int i = 0; i < batches.length; i++) {
        Objective objective = objectives.get(i);
        batches[i].predictions(
            of(part, objective.output()),
            of(part, objective.on()),
            objective.mask().isEmpty() ? null : of(part, objective.mask().get()));
        batches[i].gather(order, from, to);
        double loss = batches[i].loss();
        sum += loss * objective.weight();
        figures.addLoss(i, loss);
      }
      for (int i = 0; i < penalties.activities(); i++) {
        float[] activity = part.get(part.size() - penalties.activities() + i).floats();
        sum += penalties.ofActivity(i, activity, to - from);
      }
      figures.addLoss(sum, to - from);
      figures.add(batches);
    }
    return figures.logs();
  }

  /// The elements of a value among all that are computed.
  private float[] of(List<Tensor> results, Value value) {
    return results.get(wanted.indexOf(value)).floats();
  }
}
