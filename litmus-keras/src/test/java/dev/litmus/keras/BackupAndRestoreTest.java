package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.LambdaCallback;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Adam;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupAndRestoreTest {
  @TempDir Path folder;
  private final float[][] x = new float[40][3];
  private final float[] y = new float[40];

  BackupAndRestoreTest() {
    Random random = new Random(5);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < 3; j++) {
        x[i][j] = (float) random.nextGaussian();
      }
      y[i] = x[i][0] > x[i][1] ? 1 : 0;
    }
  }

  private static Trainer trainer() {
    return Sequential.seeded(
            3, InputLayer.of(3), Dense.of(4, "tanh"), Dropout.of(0.3), Dense.of(1, "sigmoid"))
        .compile(Adam.of(0.05), new BinaryCrossentropy());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /// Ends as a crash would: with an error in the middle of an epoch.
  private void crash(Trainer trainer, int epoch, BackupAndRestore backup) {
    LambdaCallback failing =
        LambdaCallback.of()
            .onTrainBatchEnd(end -> {
              if (end.epoch() == epoch && end.batch() == 1) {
                throw new IllegalStateException("crash");
              }
            });
    Fit fit = Fit.epochs(6).batchSize(16).callbacks(backup, failing).verbose(0);
    assertThrows(IllegalStateException.class, () -> trainer.fit(x, y, fit));
  }

  @Test
  void goesOnToTheNumbersOfAnUninterruptedTraining() throws IOException {
    Trainer whole = trainer();
    whole.fit(x, y, Fit.epochs(6).batchSize(16).verbose(0));
    BackupAndRestore backup = BackupAndRestore.of(folder);
    crash(trainer(), 2, backup);
    assertEquals(List.of("epoch-2.weights.h5"), files());
    // What a crash in the middle of writing leaves is passed over.
    Files.writeString(folder.resolve("epoch-3.weights.h5.tmp"), "half");
    crash(trainer(), 4, backup.doubleCheckpoint(true));
    assertEquals(
        List.of("epoch-3.weights.h5", "epoch-3.weights.h5.tmp", "epoch-4.weights.h5"), files());
    Trainer last = trainer();
    var history = last.fit(x, y, Fit.epochs(6).batchSize(16).callbacks(backup).verbose(0));
    assertEquals(List.of(4, 5), history.epochs());
    assertEquals(whole.optimizer().iterations(), last.optimizer().iterations());
    for (int i = 0; i < whole.model().weights().size(); i++) {
      assertArrayEquals(whole.model().weights().get(i), last.model().weights().get(i));
    }
    assertEquals(List.of("epoch-3.weights.h5.tmp"), files());
  }

  @Test
  void keepsItsFilesWhenAsked() throws IOException {
    BackupAndRestore keeping = BackupAndRestore.of(folder).deleteCheckpoint(false);
    trainer().fit(x, y, Fit.epochs(3).callbacks(keeping).verbose(0));
    assertEquals(List.of("epoch-3.weights.h5"), files());
  }

  /// Three batches an epoch: what was written behind the fourth and fifth batch goes on there.
  @Test
  void goesOnWithinAnEpoch() throws IOException {
    Trainer whole = trainer();
    whole.fit(x, y, Fit.epochs(6).batchSize(16).verbose(0));
    BackupAndRestore backup = BackupAndRestore.of(folder).saveFreq(2).doubleCheckpoint(true);
    crash(trainer(), 3, backup);
    assertEquals(List.of("epoch-2-batch-2.weights.h5", "epoch-3-batch-1.weights.h5"), files());
    Trainer last = trainer();
    var history = last.fit(x, y, Fit.epochs(6).batchSize(16).callbacks(backup).verbose(0));
    assertEquals(List.of(3, 4, 5), history.epochs());
    assertEquals(
        "the training goes on behind epoch 3, batch 1 of the next, from "
            + folder.resolve("epoch-3-batch-1.weights.h5"),
        history.notices().getFirst());
    for (int i = 0; i < whole.model().weights().size(); i++) {
      assertArrayEquals(whole.model().weights().get(i), last.model().weights().get(i));
    }
  }

  @Test
  void whatIsDueAtTheEndOfAnEpochWaitsForIt() throws IOException {
    BackupAndRestore keeping = BackupAndRestore.of(folder).saveFreq(3).deleteCheckpoint(false);
    trainer().fit(x, y, Fit.epochs(2).batchSize(16).callbacks(keeping).verbose(0));
    assertEquals(List.of("epoch-2.weights.h5"), files());
  }

  @Test
  void theFileBeforeServesForOneThatCannotBeRead() throws IOException {
    BackupAndRestore backup = BackupAndRestore.of(folder).doubleCheckpoint(true);
    crash(trainer(), 4, backup);
    Path damaged = folder.resolve("epoch-4.weights.h5");
    Files.write(damaged, Arrays.copyOf(Files.readAllBytes(damaged), 1000));
    var history = trainer().fit(x, y, Fit.epochs(6).batchSize(16).callbacks(backup).verbose(0));
    assertEquals(List.of(3, 4, 5), history.epochs());
    String notice = history.notices().getFirst();
    assertTrue(notice.startsWith(damaged + ": "), notice);
    assertTrue(notice.endsWith("; the file before it serves instead"), notice);
  }

  @Test
  void refusesAnotherDivisionIntoBatches() {
    BackupAndRestore backup = BackupAndRestore.of(folder).saveFreq(2);
    crash(trainer(), 2, backup);
    Fit fit = Fit.epochs(6).batchSize(40).callbacks(backup).verbose(0);
    assertEquals(
        "a training with 1 batches an epoch cannot go on behind batch 2; use the batch size and"
            + " rows that it began with",
        assertThrows(IllegalArgumentException.class, () -> trainer().fit(x, y, fit)).getMessage());
  }
}
