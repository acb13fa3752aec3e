package dev.litmus.keras;

import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.LayerState;
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
/// The graph is the network's, layer by layer; that of single operations, images of weights,
/// embeddings and profiles are TensorFlow's own and not written.
public final class TensorBoard implements Callback {
  private final Path folder;
  private final Options options;
  private Optional<EventFile> train = Optional.empty();
  private Optional<EventFile> validation = Optional.empty();
  private long batches;
  private long epochBegan;
  private long updatesBefore;

  private record Options(
      int updateFreq, int histogramFreq, boolean writeGraph, boolean writeStepsPerSecond) {}

  private TensorBoard(Path folder, Options options) {
    this.folder = folder;
    this.options = options;
  }

  /// Into that folder; Keras's default is `logs`.
  public static TensorBoard of(Path folder) {
    return new TensorBoard(folder, new Options(0, 0, true, false));
  }

  /// Also after every so many batches; Keras's default is epochs only, and its `batch` is 1.
  public TensorBoard updateFreq(int everyBatches) {
    if (everyBatches < 1) {
      throw new IllegalArgumentException(
          "TensorBoard: update_freq must be at least 1 batch; found " + everyBatches);
    }
    return with(
        new Options(
            everyBatches, options.histogramFreq, options.writeGraph, options.writeStepsPerSecond));
  }

  /// Histograms of all weights every so many epochs; Keras's default is 0, none.
  public TensorBoard histogramFreq(int everyEpochs) {
    if (everyEpochs < 0) {
      throw new IllegalArgumentException(
          "TensorBoard: histogram_freq must be at least 0; found " + everyEpochs);
    }
    return with(
        new Options(
            options.updateFreq, everyEpochs, options.writeGraph, options.writeStepsPerSecond));
  }

  /// Whether to write the network for the tab of graphs; Keras's default is true.
  public TensorBoard writeGraph(boolean write) {
    return with(
        new Options(options.updateFreq, options.histogramFreq, write, options.writeStepsPerSecond));
  }

  /// Whether to write how many batches a second an epoch was trained on; Keras's default is false.
  public TensorBoard writeStepsPerSecond(boolean write) {
    return with(new Options(options.updateFreq, options.histogramFreq, options.writeGraph, write));
  }

  private TensorBoard with(Options changed) {
    return new TensorBoard(folder, changed);
  }

  @Override
  public void onTrainBegin(Training training) {
    train = Optional.empty();
    validation = Optional.empty();
    batches = 0;
    if (options.writeGraph) {
      String network = KerasFormat.architecture(training.model());
      train().text("keras", 0, network, "graph_keras_model", "1");
    }
  }

  @Override
  public void onEpochBegin(Training training, int epoch) {
    epochBegan = System.nanoTime();
    updatesBefore = training.trainer().optimizer().iterations();
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    batches++;
    if (options.updateFreq > 0 && batches % options.updateFreq == 0) {
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
    if (options.writeStepsPerSecond) {
      double seconds = (System.nanoTime() - epochBegan) / 1e9;
      figures.put("steps_per_second", (optimizer.iterations() - updatesBefore) / seconds);
    }
    figures.forEach((name, value) -> {
      if (name.startsWith("val_")) {
        validation().scalar("epoch_" + name.substring(4), epoch, value);
      } else {
        train().scalar("epoch_" + name, epoch, value);
      }
    });
    if (options.histogramFreq > 0 && epoch % options.histogramFreq == 0) {
      training.model().layers().forEach(layer -> writeHistograms(layer.name(), layer, epoch));
    }
  }

  private void writeHistograms(String path, LayerState layer, int epoch) {
    for (Variable variable : layer.ownVariables()) {
      double[][] buckets = Histogram.of(variable.value());
      if (buckets.length > 0) {
        train().histogram("%s/%s/histogram".formatted(path, variable.name()), epoch, buckets);
      }
    }
    layer.children().forEach((name, child) -> writeHistograms(path + "/" + name, child, epoch));
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
