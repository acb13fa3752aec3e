package dev.litmus.nn.models;

import dev.litmus.nn.internal.PythonNumbers;
import dev.litmus.nn.losses.BinaryCrossentropy;
import java.util.List;

/// Notices a model that after many epochs is no better than chance: whose loss is hardly below that
/// of the best constant answer, w (-p ln p - (1 - p) ln(1 - p)) with p the weighted share of class
/// 1 and w the mean weight of a row.
final class ChanceCheck {
  private static final int MANY_EPOCHS = 10;

  /// The share of the constant answer's loss from which on a loss is no better.
  private static final double HARDLY_BELOW = 0.97;

  /// The share of the loss of half the epochs ago below which a loss is on its way.
  private static final double STILL_FALLING = 0.99;

  private ChanceCheck() {}

  static void check(Trainer trainer, Rows rows, History history) {
    int epochs = history.epochs().size();
    if (epochs < MANY_EPOCHS || trainer.goals().size() > 1) {
      return;
    }
    float[] targets = rows.answers().getFirst().targets().floats();
    float[] weight = rows.answers().getFirst().weights();
    if (targets.length != rows.count()
        || penalized(trainer, rows)
        || !(trainer.loss() instanceof BinaryCrossentropy loss)) {
      return;
    }
    double weights = 0;
    double positive = 0;
    for (int row = 0; row < targets.length; row++) {
      weights += weight[row];
      positive += weight[row] * targets[row];
    }
    double share = positive / weights;
    double smoothed = share * (1 - loss.labelSmoothing()) + loss.labelSmoothing() / 2;
    double constant =
        -weights
            / rows.count()
            * (smoothed * Math.log(smoothed) + (1 - smoothed) * Math.log(1 - smoothed));
    double reached = history.last("loss");
    if (reached > HARDLY_BELOW * constant) {
      history.notice(
          "after %d epochs the model is no better than chance: its loss is %s, and %s would be"
                  .formatted(
                      epochs, PythonNumbers.fixed(reached, 4), PythonNumbers.fixed(constant, 4))
              + " that of answering %s to every row; %s"
                  .formatted(
                      PythonNumbers.fixed(share, 3),
                      falls(history) ? "it still falls: train for more epochs" : causes(trainer)));
    }
  }

  /// Whether the loss holds more than how far answers are off, so that the figures do not compare.
  private static boolean penalized(Trainer trainer, Rows rows) {
    Wiring wiring = trainer.model().network().wiring(rows.inputShapes());
    return !wiring.graph().penalties().isEmpty()
        || trainer.optimizer().variables().stream()
            .anyMatch(variable -> variable.regularizer().isPresent());
  }

  private static boolean falls(History history) {
    List<Double> losses = history.get("loss");
    return losses.getLast() < STILL_FALLING * losses.get(losses.size() / 2);
  }

  private static String causes(Trainer trainer) {
    return "perhaps the inputs are not scaled, the learning rate (%s) is too small or too large, or"
            .formatted(PythonNumbers.repr(trainer.optimizer().optimizer().learningRate()))
        + " the labels do not depend on the inputs";
  }
}
