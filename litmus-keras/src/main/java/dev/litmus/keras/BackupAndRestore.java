package dev.litmus.keras;

import dev.litmus.nn.models.Callback;
import dev.litmus.nn.models.Training;
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
/// The epoch is part of a file's name, and a file is written whole or not at all, so that a crash
/// at any moment leaves the last epoch's or the one's before.
public final class BackupAndRestore implements Callback {
  private static final Pattern NAME = Pattern.compile("epoch-(\\d{1,9})\\.weights\\.h5");

  private final Path folder;
  private final boolean doubleCheckpoint;
  private final boolean deleteCheckpoint;

  private BackupAndRestore(Path folder, boolean doubleCheckpoint, boolean deleteCheckpoint) {
    this.folder = folder;
    this.doubleCheckpoint = doubleCheckpoint;
    this.deleteCheckpoint = deleteCheckpoint;
  }

  /// Into that folder, which is made when it is not there and should serve no other training.
  public static BackupAndRestore of(Path folder) {
    return new BackupAndRestore(folder, false, true);
  }

  /// Whether to keep the file of the epoch before, too; Keras's default is false.
  public BackupAndRestore doubleCheckpoint(boolean keep) {
    return new BackupAndRestore(folder, keep, deleteCheckpoint);
  }

  /// Whether the files are deleted when the training ends; Keras's default is true.
  public BackupAndRestore deleteCheckpoint(boolean delete) {
    return new BackupAndRestore(folder, doubleCheckpoint, delete);
  }

  @Override
  public void onTrainBegin(Training training) {
    List<Path> files = files();
    if (!files.isEmpty()) {
      Path last = files.getLast();
      KerasFormat.loadWeights(training.trainer(), last, LoadOptions.standard())
          .forEach(training::notice);
      training.continueAt(epoch(last));
      training.notice("the training goes on behind epoch %d, from %s".formatted(epoch(last), last));
    }
  }

  @Override
  public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw failure(e);
    }
    Path file = folder.resolve("epoch-%d.weights.h5".formatted(epoch + 1));
    SaveOptions options = SaveOptions.standard().replace(true).trainer(training.trainer());
    KerasFormat.saveWeights(training.model(), file, options);
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
          .sorted(Comparator.comparingInt(BackupAndRestore::epoch))
          .toList();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private static int epoch(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
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
