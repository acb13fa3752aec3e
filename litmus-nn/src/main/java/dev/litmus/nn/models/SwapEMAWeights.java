package dev.litmus.nn.models;

import java.util.Map;

/// Validates with the averages of the weights that the optimizer keeps, and trains on with the
/// weights themselves: Keras's `SwapEMAWeights`. The optimizer must keep averages, `ema` of its
/// settings.
public final class SwapEMAWeights implements Callback {
  private boolean swapOnEpoch;
  private boolean swapped;

  private SwapEMAWeights() {}

  public static SwapEMAWeights of() {
    return new SwapEMAWeights();
  }

  /// Whether the model also holds the averages between epochs, so that a checkpoint saves them;
  /// Keras's default is false.
  public SwapEMAWeights swapOnEpoch(boolean swap) {
    swapOnEpoch = swap;
    return this;
  }

  @Override
  public void onTrainBegin(Training training) {
    swapped = false;
  }

  @Override
  public void onEpochBegin(Training training, int epoch) {
    hold(training, false);
  }

  @Override
  public void onTestBegin(Training training) {
    hold(training, true);
  }

  @Override
  public void onTestEnd(Training training, Map<String, Double> logs) {
    hold(training, false);
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    if (swapOnEpoch) {
      hold(training, true);
      if (epoch == training.epochs() - 1) {
        // The training's end hands the averages to the weights, which hold them already.
        training.trainer().optimizer().averagesAreWeights();
      }
    }
  }

  private void hold(Training training, boolean averages) {
    if (swapped != averages) {
      training.trainer().optimizer().swapAverages();
      swapped = averages;
    }
  }
}
