package dev.litmus.nn.models;

import java.util.Map;

/// Something that is told how a training goes, and may stop it: Keras's `Callback`. Override what
/// you care for; [#on(TrainingEvent)] is for those who want everything as one stream.
public interface Callback {
  /// Called for every event; calls the method of its name.
  default void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.TrainBegin begin -> onTrainBegin(begin.training());
      case TrainingEvent.EpochBegin begin -> onEpochBegin(begin.training(), begin.epoch());
      case TrainingEvent.BatchBegin begin -> onTrainBatchBegin(begin.training(), begin.batch());
      case TrainingEvent.BatchEnd end -> onTrainBatchEnd(end);
      case TrainingEvent.TestBegin begin -> onTestBegin(begin.training());
      case TrainingEvent.TestEnd end -> onTestEnd(end.training(), end.logs());
      case TrainingEvent.EpochEnd end -> onEpochEnd(end.training(), end.epoch(), end.logs());
      case TrainingEvent.TrainEnd end -> onTrainEnd(end.training(), end.logs());
    }
  }

  default void onTrainBegin(Training training) {}

  default void onEpochBegin(Training training, int epoch) {}

  default void onTrainBatchBegin(Training training, int batch) {}

  /// Called after every batch; its logs are computed only when asked for.
  default void onTrainBatchEnd(TrainingEvent.BatchEnd end) {}

  /// Called before the validation of an epoch.
  default void onTestBegin(Training training) {}

  /// Called after the validation of an epoch with its figures, without `val_` before their names.
  default void onTestEnd(Training training, Map<String, Double> logs) {}

  default void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {}

  default void onTrainEnd(Training training, Map<String, Double> logs) {}
}
