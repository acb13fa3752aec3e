package dev.litmus.nn.models;

import dev.litmus.nn.Tensor;
import java.util.List;
import java.util.Map;

/// Loss and metrics of a model on some rows.
final class Evaluator {
  private final Trainer trainer;
  private final Objective objective;
  private final Predictor predictor;
  private final List<Tensor> inputs;
  private final Tensor targets;
  private final float[] weights;

  private Evaluator(
      Trainer trainer, Objective objective, Predictor predictor, List<Tensor> inputs, Rows rows) {
    this.trainer = trainer;
    this.objective = objective;
    this.predictor = predictor;
    this.inputs = inputs;
    this.targets = rows.targets();
    this.weights = rows.weights();
  }

  /// For one evaluation.
  static Evaluator once(Trainer trainer, Rows rows) {
    Wiring wiring = trainer.model().network().wiring(rows.inputShapes());
    Objective objective = Objective.of(wiring, trainer.loss());
    Predictor predictor = new Predictor(wiring.graph(), wiring.inputs(), objective.values());
    return new Evaluator(trainer, objective, predictor, rows.inputs(), rows);
  }

  /// For many evaluations while weights change: what does not depend on them is computed once.
  static Evaluator repeated(Trainer trainer, Rows rows) {
    Wiring wiring = trainer.model().network().wiring(rows.inputShapes());
    Objective objective = Objective.of(wiring, trainer.loss());
    Prepared prepared =
        Prepared.of(wiring, objective.values(), trainer.optimizer().variables(), rows);
    Predictor predictor = new Predictor(wiring.graph(), prepared.values(), objective.values());
    return new Evaluator(trainer, objective, predictor, prepared.rows(), rows);
  }

  /// The figures by name, sorted as Keras sorts them.
  Map<String, Double> evaluate() {
    List<Tensor> predicted = predictor.predict(inputs);
    float[] losses = predicted.getLast().floats();
    int rows = targets.rows();
    int units = objective.units();
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      sum += weights[row] * objective.loss().value(targets.floats(), losses, row * units, units);
    }
    Figures figures = new Figures(trainer.metrics());
    figures.add(sum / rows, targets.floats(), predicted.getFirst().floats(), rows, units);
    return figures.logs();
  }
}
