package dev.litmus.classifier;

import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// Watches the validation loss (the training loss when nothing is validated on). With a patience,
/// ends the training when it has not become better for so many epochs, and restores the weights of
/// the best one. In any case ends a training whose loss is no longer finite, with the last finite
/// epoch's weights.
final class BestEpoch implements Callback {
  private final OptionalInt patience;
  private List<float[]> weights = List.of();
  private double best = Double.POSITIVE_INFINITY;
  private int epoch;
  private boolean diverged;

  BestEpoch(OptionalInt patience) {
    this.patience = patience;
  }

  /// The epoch whose weights the model has in the end, from 0.
  int epoch() {
    return epoch;
  }

  boolean diverged() {
    return diverged;
  }

  @Override
  public void onTrainBegin(Training training) {
    weights = training.model().weights();
  }

  @Override
  public void onEpochEnd(Training training, int number, Map<String, Double> logs) {
    double loss = logs.getOrDefault("loss", Double.NaN);
    double watched = logs.getOrDefault("val_loss", loss);
    if (!Double.isFinite(loss) || !Double.isFinite(watched)) {
      diverged = true;
      training.stop("loss %s at epoch %d".formatted(loss, number + 1));
    } else if (patience.isEmpty() || watched < best) {
      best = watched;
      epoch = number;
      weights = training.model().weights();
    } else if (number - epoch >= patience.getAsInt()) {
      training.stop("no better loss for %d epochs".formatted(patience.getAsInt()));
    }
  }

  @Override
  public void onTrainEnd(Training training, Map<String, Double> logs) {
    if (diverged || patience.isPresent()) {
      training.model().setWeights(weights);
    }
  }
}
