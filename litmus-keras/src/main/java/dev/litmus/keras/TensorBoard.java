package dev.litmus.keras;

import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.OptimizerState;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.models.TrainingEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Writes the figures of a training as TensorBoard reads them: Keras's `TensorBoard`, with its tags
/// and folders. `epoch_loss` and the like stand in `train` and `validation` under the folder, a
/// step an epoch; with [#updateFreq(int)] also `batch_loss` and the like.
///
/// ```java
/// Fit.epochs(20).callbacks(TensorBoard.of(Path.of("logs")))
/// ```
///
/// Graphs, histograms, embeddings and profiles are not written.
public final class TensorBoard implements Callback {
  private final Path folder;
  private final int updateFrequency;
  private Optional<EventFile> train = Optional.empty();
  private Optional<EventFile> validation = Optional.empty();
  private long batches;

  private TensorBoard(Path folder, int updateFrequency) {
    this.folder = folder;
    this.updateFrequency = updateFrequency;
  }

  /// Into that folder; Keras's default is `logs`.
  public static TensorBoard of(Path folder) {
    return new TensorBoard(folder, 0);
  }

  /// Also after every so many batches; Keras's default is epochs only.
  public TensorBoard updateFreq(int everyBatches) {
    if (everyBatches < 1) {
      throw new IllegalArgumentException(
          "TensorBoard: update_freq must be at least 1 batch; found " + everyBatches);
    }
    return new TensorBoard(folder, everyBatches);
  }

  @Override
  public void onTrainBegin(Training training) {
    train = Optional.empty();
    validation = Optional.empty();
    batches = 0;
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    batches++;
    if (updateFrequency > 0 && batches % updateFrequency == 0) {
      end.logs().get().forEach((name, value) -> train().scalar("batch_" + name, batches, value));
    }
  }

  @Override
  public void onTestEnd(Training training, Map<String, Double> logs) {
    long step = training.trainer().optimizer().iterations();
    logs.forEach((name, value) ->
        validation().scalar("evaluation_%s_vs_iterations".formatted(name), step, value));
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    OptimizerState optimizer = training.trainer().optimizer();
    Map<String, Double> figures = new LinkedHashMap<>(logs);
    figures.put("learning_rate", (double) optimizer.learningRate());
    figures.forEach((name, value) -> {
      if (name.startsWith("val_")) {
        validation().scalar("epoch_" + name.substring(4), epoch, value);
      } else {
        train().scalar("epoch_" + name, epoch, value);
      }
    });
  }

  private EventFile train() {
    train = train.or(() -> Optional.of(EventFile.in(folder.resolve("train"))));
    return train.get();
  }

  private EventFile validation() {
    validation = validation.or(() -> Optional.of(EventFile.in(folder.resolve("validation"))));
    return validation.get();
  }
}
