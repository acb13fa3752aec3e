package dev.litmus.keras;

import dev.litmus.keras.archive.AtomicFile;
import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Monitor;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.models.TrainingEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Saves the model while it trains: Keras's `ModelCheckpoint`, with its arguments and defaults.
///
/// ```java
/// ModelCheckpoint.of("runs/{epoch:02d}-{val_loss:.2f}.keras").saveBestOnly(true)
/// ```
///
/// The name may hold the epoch, counted from 1, and figures, formatted as in Python. A file is
/// written whole or not at all, unlike in Keras: until it is, the one before stays. Folders that
/// are missing are made.
public final class ModelCheckpoint implements Callback {
  private final FilePattern pattern;
  private Monitor monitor = new Monitor("val_loss", Monitor.Mode.AUTO);
  private boolean saveBestOnly;
  private boolean saveWeightsOnly;
  private int saveFrequency;
  private double initialValueThreshold = Double.NaN;

  private double best = Double.NaN;
  private boolean started;
  private int batchesSinceSaving;
  private Optional<Path> lastSaved = Optional.empty();

  private ModelCheckpoint(FilePattern pattern) {
    this.pattern = pattern;
  }

  /// After every epoch into that file, the whole model with the state of its optimizer.
  ///
  /// @param filepath a name that ends in `.keras`, or in `.h5` for the form of Keras 2
  /// @throws IllegalArgumentException when a part in braces cannot be read
  public static ModelCheckpoint of(String filepath) {
    return new ModelCheckpoint(FilePattern.of(filepath));
  }

  /// The figure that tells which model is best; Keras's default is `val_loss`.
  public ModelCheckpoint monitor(String figure) {
    monitor = new Monitor(figure, monitor.mode());
    return this;
  }

  /// Whether the figure should fall or rise; by default as its metric says.
  public ModelCheckpoint mode(Monitor.Mode mode) {
    monitor = new Monitor(monitor.figure(), mode);
    return this;
  }

  /// Whether to save only when the figure is better than ever before; Keras's default is false.
  public ModelCheckpoint saveBestOnly(boolean only) {
    saveBestOnly = only;
    return this;
  }

  /// Whether to save the weights without the network; the name must then end in `.weights.h5`.
  /// Keras's default is false.
  public ModelCheckpoint saveWeightsOnly(boolean only) {
    saveWeightsOnly = only;
    return this;
  }

  /// Saves after so many batches rather than after every epoch, Keras's default; figures are then
  /// those of the epoch so far. Batches are counted on from epoch to epoch.
  public ModelCheckpoint saveFreq(int batches) {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "ModelCheckpoint: save_freq must be at least 1 batch; found " + batches);
    }
    saveFrequency = batches;
    return this;
  }

  /// A value that the figure must beat for the first model to be saved; Keras's default is none.
  public ModelCheckpoint initialValueThreshold(double value) {
    initialValueThreshold = value;
    return this;
  }

  /// The file written last.
  public Optional<Path> lastSaved() {
    return lastSaved;
  }

  @Override
  public void onTrainBegin(Training training) {
    List<String> endings = saveWeightsOnly ? List.of(".weights.h5") : List.of(".keras", ".h5");
    if (endings.stream().noneMatch(pattern.text()::endsWith)) {
      throw new IllegalArgumentException(
          "ModelCheckpoint: the name of a file of %s must end in %s; found %s"
              .formatted(
                  saveWeightsOnly ? "weights" : "a model",
                  String.join(" or ", endings),
                  pattern.text()));
    }
    if (!started) {
      started = true;
      best = initialValueThreshold;
    }
    batchesSinceSaving = 0;
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    if (saveFrequency > 0 && ++batchesSinceSaving >= saveFrequency) {
      batchesSinceSaving = 0;
      Map<String, Double> logs = end.logs().get();
      Map<String, Number> fields = new LinkedHashMap<>(logs);
      fields.put("epoch", end.epoch() + 1);
      fields.put("batch", end.batch() + 1);
      offer(end.training(), logs, fields);
    }
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    if (saveFrequency == 0 && !(saveBestOnly && monitor.waits(training, epoch))) {
      Map<String, Number> fields = new LinkedHashMap<>(logs);
      fields.put("epoch", epoch + 1);
      offer(training, logs, fields);
    }
  }

  private void offer(Training training, Map<String, Double> logs, Map<String, Number> fields) {
    if (saveBestOnly) {
      double value = monitor.in(logs);
      if (!monitor.better(training, value, best, 0)) {
        return;
      }
      best = value;
    }
    Path file = Path.of(pattern.filled(fields));
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (saveWeightsOnly) {
        AtomicFile.write(
            file,
            true,
            WeightsWriter.of(training.model(), Optional.of(training.trainer()))::writeTo);
      } else {
        SaveOptions options = SaveOptions.standard().replace(true).trainer(training.trainer());
        KerasFormat.save(training.model(), file, options).notices().forEach(training::notice);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "%s: the checkpoint cannot be written: %s".formatted(file, e), e);
    }
    lastSaved = Optional.of(file);
  }
}
