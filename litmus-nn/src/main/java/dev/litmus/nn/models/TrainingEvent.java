package dev.litmus.nn.models;

import java.util.Map;
import java.util.function.Supplier;

/// What happens in a training, in order: everything that callbacks, histories and displays live on.
/// Epochs and batches count from 0, as in Keras. Logs hold the figures by name: `loss`, the
/// metrics, and with validation data the same with `val_` before them.
public sealed interface TrainingEvent {
  /// The training at work.
  Training training();

  /// Before the first epoch.
  record TrainBegin(Training training) implements TrainingEvent {}

  /// Before the first batch of an epoch.
  record EpochBegin(Training training, int epoch) implements TrainingEvent {}

  /// Before a batch.
  record BatchBegin(Training training, int epoch, int batch) implements TrainingEvent {}

  /// After the weights have changed for a batch.
  ///
  /// @param loss the mean loss of this batch, before the change
  /// @param logs the figures of the epoch so far, computed when asked for
  record BatchEnd(
      Training training, int epoch, int batch, double loss, Supplier<Map<String, Double>> logs)
      implements TrainingEvent {}

  /// Before the validation of an epoch.
  record TestBegin(Training training) implements TrainingEvent {}

  /// After the validation of an epoch.
  ///
  /// @param logs its figures by name, without `val_` before them
  record TestEnd(Training training, Map<String, Double> logs) implements TrainingEvent {}

  /// After the last batch of an epoch and its validation.
  record EpochEnd(Training training, int epoch, Map<String, Double> logs)
      implements TrainingEvent {}

  /// After the last epoch, whether it was the last one planned or not.
  record TrainEnd(Training training, Map<String, Double> logs) implements TrainingEvent {}
}
