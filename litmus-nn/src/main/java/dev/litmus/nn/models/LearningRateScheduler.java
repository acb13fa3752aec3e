package dev.litmus.nn.models;

import java.util.Map;

/// Sets the learning rate before every epoch: Keras's `LearningRateScheduler`. Adds the figure
/// `learning_rate` to every epoch.
///
/// ```java
/// LearningRateScheduler.of((epoch, rate) -> epoch < 10 ? rate : rate * 0.9)
/// ```
public final class LearningRateScheduler implements Callback {
  private final Schedule schedule;

  /// The learning rate of an epoch.
  @FunctionalInterface
  public interface Schedule {
    /// The learning rate to use in an epoch.
    ///
    /// @param epoch counted from 0
    /// @param learningRate the one in force
    double of(int epoch, double learningRate);
  }

  private LearningRateScheduler(Schedule schedule) {
    this.schedule = schedule;
  }

  public static LearningRateScheduler of(Schedule schedule) {
    return new LearningRateScheduler(schedule);
  }

  @Override
  public void onEpochBegin(Training training, int epoch) {
    OptimizerState optimizer = training.trainer().optimizer();
    double rate = schedule.of(epoch, optimizer.learningRate());
    if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "LearningRateScheduler: the schedule gives %s for epoch %d; expected a number of at least 0"
              .formatted(rate, epoch));
    }
    optimizer.learningRate((float) rate);
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    logs.put("learning_rate", (double) training.trainer().optimizer().learningRate());
  }
}
