package dev.litmus.keras;

import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
import dev.litmus.nn.models.TrainingEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Goes on with a training that was interrupted: Keras's `BackupAndRestore`. After every epoch it
/// writes weights, optimizer and random state into a folder; a training that begins and finds them
/// there continues behind that epoch, to the very numbers of one that was never interrupted. When a
/// training ends, the files are deleted.
///
/// Epoch and batch are part of a file's name, and a file is written whole or not at all, so that a
/// crash at any moment leaves the last file or the one before. Behind a file from within an epoch a
/// training goes on with the next batch; Keras would take that epoch's first batches twice.
public final class BackupAndRestore implements Callback {
  private static final Pattern NAME =
      Pattern.compile("epoch-(\\d{1,9})(?:-batch-(\\d{1,9}))?\\.weights\\.h5");

  private final Path folder;
  private final boolean doubleCheckpoint;
  private final boolean deleteCheckpoint;
  private final int saveFrequency;
  private int batchesSinceSaving;

  private BackupAndRestore(
      Path folder, int saveFrequency, boolean doubleCheckpoint, boolean deleteCheckpoint) {
    this.folder = folder;
    this.saveFrequency = saveFrequency;
    this.doubleCheckpoint = doubleCheckpoint;
    this.deleteCheckpoint = deleteCheckpoint;
  }

  /// Into that folder, which is made when it is not there and should serve no other training.
  public static BackupAndRestore of(Path folder) {
    return new BackupAndRestore(folder, 0, false, true);
  }

  /// Writes after so many batches, counted on from epoch to epoch, rather than after every epoch,
  /// Keras's default. What is due at an epoch's last batch is written when the epoch has been
  /// validated.
  public BackupAndRestore saveFreq(int batches) {
    if (batches < 1) {
      throw new IllegalArgumentException(
          "BackupAndRestore: save_freq must be at least 1 batch; found " + batches);
    }
    return new BackupAndRestore(folder, batches, doubleCheckpoint, deleteCheckpoint);
  }

  /// Whether to keep the file before the last, too, which serves when the last cannot be read;
  /// Keras's default is false.
  public BackupAndRestore doubleCheckpoint(boolean keep) {
    return new BackupAndRestore(folder, saveFrequency, keep, deleteCheckpoint);
  }

  /// Whether the files are deleted when the training ends; Keras's default is true.
  public BackupAndRestore deleteCheckpoint(boolean delete) {
    return new BackupAndRestore(folder, saveFrequency, doubleCheckpoint, delete);
  }

  @Override
  public void onTrainBegin(Training training) {
    batchesSinceSaving = 0;
    List<Path> files = files();
    for (Path file : files.reversed()) {
      try {
        KerasFormat.loadWeights(training.trainer(), file, LoadOptions.standard())
            .forEach(training::notice);
      } catch (ModelFileException e) {
        if (file.equals(files.getFirst())) {
          throw e;
        }
        training.notice(e.getMessage() + "; the file before it serves instead");
        continue;
      }
      training.continueAt(epoch(file), batch(file));
      String within = batch(file) == 0 ? "" : ", batch %d of the next".formatted(batch(file));
      training.notice(
          "the training goes on behind epoch %d%s, from %s".formatted(epoch(file), within, file));
      return;
    }
  }

  @Override
  public void onTrainBatchEnd(TrainingEvent.BatchEnd end) {
    batchesSinceSaving++;
    boolean last = end.batch() + 1 == end.training().steps();
    if (isDue() && !last) {
      write(end.training(), "epoch-%d-batch-%d.weights.h5".formatted(end.epoch(), end.batch() + 1));
    }
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    if (saveFrequency == 0 || isDue()) {
      write(training, "epoch-%d.weights.h5".formatted(epoch + 1));
    }
  }

  private boolean isDue() {
    return saveFrequency > 0 && batchesSinceSaving >= saveFrequency;
  }

  private void write(Training training, String name) {
    batchesSinceSaving = 0;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure(e);
    }
    SaveOptions options = SaveOptions.standard().replace(true).trainer(training.trainer());
    KerasFormat.saveWeights(training.model(), folder.resolve(name), options);
    List<Path> files = files();
    int kept = doubleCheckpoint ? 2 : 1;
    delete(files.subList(0, Math.max(0, files.size() - kept)));
  }

  @Override
  public void onTrainEnd(Training training, Map<String, Double> logs) {
    if (deleteCheckpoint) {
      delete(files());
    }
  }

  /// The files there are, the earliest first.
  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(file.getFileName().toString()).matches())
          .sorted(
              Comparator.comparingInt(BackupAndRestore::epoch)
                  .thenComparingInt(BackupAndRestore::batch))
          .toList();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /// How many epochs were complete.
  private static int epoch(Path file) {
    return number(file, 1);
  }

  /// How many batches of the epoch after them had been trained on.
  private static int batch(Path file) {
    return number(file, 2);
  }

  private static int number(Path file, int group) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() && matcher.group(group) != null
        ? Integer.parseInt(matcher.group(group))
        : 0;
  }

  private void delete(List<Path> files) {
    try {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException("%s: the backup cannot be kept: %s".formatted(folder, e), e);
  }
}
