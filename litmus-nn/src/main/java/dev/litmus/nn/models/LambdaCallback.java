package dev.litmus.nn.models;

import java.util.Map;
import java.util.function.Consumer;

/// A callback made of lambdas: Keras's `LambdaCallback`.
///
/// ```java
/// LambdaCallback.of().onEpochEnd((training, epoch, logs) -> System.out.println(logs.get("loss")))
/// ```
public final class LambdaCallback implements Callback {
  private Consumer<Training> trainBegin = training -> {};
  private EpochBegin epochBegin = (training, epoch) -> {};
  private BatchBegin batchBegin = (training, batch) -> {};
  private Consumer<TrainingEvent.BatchEnd> batchEnd = end -> {};
  private Consumer<Training> testBegin = training -> {};
  private TestEnd testEnd = (training, logs) -> {};
  private EpochEnd epochEnd = (training, epoch, logs) -> {};
  private TrainEnd trainEnd = (training, logs) -> {};

  private LambdaCallback() {}

  /// What to do before an epoch, counted from 0.
  @FunctionalInterface
  public interface EpochBegin {
    void run(Training training, int epoch);
  }

  /// What to do before a batch, counted from 0 in its epoch.
  @FunctionalInterface
  public interface BatchBegin {
    void run(Training training, int batch);
  }

  /// What to do after an epoch with its figures, to which more may be added.
  @FunctionalInterface
  public interface EpochEnd {
    void run(Training training, int epoch, Map<String, Double> logs);
  }

  /// What to do after a validation with its figures, without `val_` before their names.
  @FunctionalInterface
  public interface TestEnd {
    void run(Training training, Map<String, Double> logs);
  }

  /// What to do at the end with the figures of the last epoch.
  @FunctionalInterface
  public interface TrainEnd {
    void run(Training training, Map<String, Double> logs);
  }

  /// A callback that does nothing yet.
  public static LambdaCallback of() {
    return new LambdaCallback();
  }

  public LambdaCallback onTrainBegin(Consumer<Training> action) {
    trainBegin = action;
    return this;
  }

  public LambdaCallback onEpochBegin(EpochBegin action) {
    epochBegin = action;
    return this;
  }

  public LambdaCallback onTrainBatchBegin(BatchBegin action) {
    batchBegin = action;
    return this;
  }

  public LambdaCallback onTrainBatchEnd(Consumer<TrainingEvent.BatchEnd> action) {
    batchEnd = action;
    return this;
  }

  public LambdaCallback onTestBegin(Consumer<Training> action) {
    testBegin = action;
    return this;
  }

  public LambdaCallback onTestEnd(TestEnd action) {
    testEnd = action;
    return this;
  }

  public LambdaCallback onEpochEnd(EpochEnd action) {
    epochEnd = action;
    return this;
  }

  public LambdaCallback onTrainEnd(TrainEnd action) {
    trainEnd = action;
    return this;
  }

  @Override
  public void onTrainBegin(Training training) {
    trainBegin.accept(training);
  }

  @Override
  public void onEpochBegin(Training training, int epoch) {
    epochBegin.run(training, epoch);
  }

  @Override
  public void onTrainBatchBegin(Training training, int batch) {
    batchBegin.run(training, batch);
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    batchEnd.accept(end);
  }

  @Override
  public void onTestBegin(Training training) {
    testBegin.accept(training);
  }

  @Override
  public void onTestEnd(Training training, Map<String, Double> logs) {
    testEnd.run(training, logs);
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    epochEnd.run(training, epoch, logs);
  }

  @Override
  public void onTrainEnd(Training training, Map<String, Double> logs) {
    trainEnd.run(training, logs);
  }
}
