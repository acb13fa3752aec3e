package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Loss and metrics of a model on some rows. Losses and penalties of batches are those of batches
/// of a size, as in Keras.
final class Evaluator {
  /// Keras's default size of a batch.
  private static final int BATCH = 32;

  private final Trainer trainer;
  private final Objective objective;
  private final Penalties penalties;
  private final Predictor predictor;
  private final List<Tensor> inputs;
  private final Tensor targets;
  private final float[] weights;
  private final int batchSize;

  private Evaluator(Trainer trainer, boolean repeated, Rows rows, int batchSize) {
    Wiring wiring = trainer.model().network().wiring(rows.inputShapes());
    this.trainer = trainer;
    this.objective = Objective.of(wiring, trainer.loss());
    this.penalties = new Penalties(trainer.optimizer().variables(), wiring.graph().penalties());
    List<Value> wanted = new ArrayList<>(objective.values());
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
    this.targets = rows.targets();
    this.weights = rows.weights();
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
    List<Tensor> predicted = predictor.predict(inputs);
    int objectives = objective.values().size();
    float[] losses = predicted.get(objectives - 1).floats();
    int rows = targets.rows();
    int units = objective.units();
    double loss = ofBatches(losses) + penalties.ofWeights();
    for (int i = 0; i < penalties.activities(); i++) {
      loss += ofActivity(i, predicted.get(objectives + i));
    }
    Figures figures = new Figures(trainer.metrics(), objective.hasLogits());
    figures.add(loss, targets.floats(), predicted.getFirst().floats(), losses, rows, units);
    return figures.logs();
  }

  /// The mean over rows of the losses of their batches.
  private double ofBatches(float[] predictions) {
    int units = objective.units();
    int width = objective.loss().sparse() ? 1 : units;
    double sum = 0;
    for (int from = 0; from < targets.rows(); from += batchSize) {
      int to = Math.min(from + batchSize, targets.rows());
      double loss =
          objective
              .loss()
              .ofBatch(
                  Arrays.copyOfRange(targets.floats(), from * width, to * width),
                  Arrays.copyOfRange(predictions, from * units, to * units),
                  to - from,
                  units,
                  Arrays.copyOfRange(weights, from, to));
      sum += loss * (to - from);
    }
    return sum / targets.rows();
  }

  /// The mean over rows of the penalties of their batches.
  private double ofActivity(int index, Tensor activity) {
    double sum = 0;
    for (int from = 0; from < activity.rows(); from += batchSize) {
      int to = Math.min(from + batchSize, activity.rows());
      sum +=
          penalties.ofActivity(index, activity.slice(from, to).floats(), to - from) * (to - from);
    }
    return sum / activity.rows();
  }
}
