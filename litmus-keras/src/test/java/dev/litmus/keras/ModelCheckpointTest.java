package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.hdf5.Hdf5Reader;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.LambdaCallback;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Monitor;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCheckpointTest {
  private final Model model = Sequential.of(InputLayer.of(1), Dense.of(1, "sigmoid"));
  private final Trainer trainer = model.compile("adam", "binary_crossentropy");
  private @TempDir Path folder;

  /// Trains in batches of one of four rows; the figure `val_loss` is what is given for each epoch.
  private void train(ModelCheckpoint checkpoint, double... figures) {
    LambdaCallback script =
        LambdaCallback.of()
            .onEpochEnd((training, epoch, logs) -> logs.put("val_loss", figures[epoch]));
    Fit fit = Fit.epochs(figures.length).batchSize(1).callbacks(script, checkpoint).verbose(0);
    trainer.fit(new float[][] {{1}, {2}, {-1}, {-2}}, new float[] {0, 0, 1, 1}, fit);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> folder.relativize(file).toString()).sorted().toList();
    }
  }

  @Test
  void savesAfterEveryEpochUnderItsNumberAndFigure() throws IOException {
    ModelCheckpoint checkpoint =
        ModelCheckpoint.of(folder.resolve("{epoch:02d}-{val_loss:.2f}.keras").toString());
    train(checkpoint, 0.5, 0.25, 1);
    assertEquals(List.of("01-0.50.keras", "02-0.25.keras", "03-1.00.keras"), files());

    Path last = folder.resolve("03-1.00.keras");
    assertEquals(Optional.of(last), checkpoint.lastSaved());
    LoadedModel loaded = KerasFormat.load(last);
    assertArrayEquals(model.weights().toArray(), loaded.model().weights().toArray());
    assertEquals(12, loaded.trainer().orElseThrow().optimizer().iterations());
  }

  @Test
  void savesTheBestOnly() throws IOException {
    ModelCheckpoint checkpoint =
        ModelCheckpoint.of(folder.resolve("runs/{epoch}.keras").toString())
            .saveBestOnly(true)
            .initialValueThreshold(0.6);
    train(checkpoint, 0.7, 0.5, Double.NaN, 0.5, 0.4);
    try (Stream<Path> files = Files.list(folder.resolve("runs"))) {
      assertEquals(2, files.count());
    }
    assertEquals(Optional.of(folder.resolve("runs/5.keras")), checkpoint.lastSaved());
    // The best so far is kept from one training to the next.
    train(checkpoint, 0.45);
    assertEquals(Optional.of(folder.resolve("runs/5.keras")), checkpoint.lastSaved());
  }

  @Test
  void watchesTheFigureInTheDirectionAskedFor() {
    ModelCheckpoint checkpoint =
        ModelCheckpoint.of(folder.resolve("{epoch}.keras").toString())
            .monitor("val_loss")
            .mode(Monitor.Mode.MAX)
            .saveBestOnly(true);
    train(checkpoint, 0.1, 0.3, 0.2);
    assertEquals(Optional.of(folder.resolve("2.keras")), checkpoint.lastSaved());
    IllegalStateException absent =
        assertThrows(IllegalStateException.class, () -> train(checkpoint.monitor("val_f1"), 0.1));
    String message = String.valueOf(absent.getMessage());
    assertTrue(message.startsWith("monitor 'val_f1' is not among the figures of this"), message);
  }

  @Test
  void savesAfterSoManyBatches() throws IOException {
    ModelCheckpoint checkpoint =
        ModelCheckpoint.of(folder.resolve("{epoch}-{batch}.keras").toString()).saveFreq(3);
    train(checkpoint, 1, 1);
    assertEquals(List.of("1-3.keras", "2-2.keras"), files());
  }

  @Test
  void savesWeightsOnly() throws IOException {
    Path file = folder.resolve("best.weights.h5");
    train(ModelCheckpoint.of(file.toString()).saveWeightsOnly(true), 1, 1);
    assertEquals(List.of("best.weights.h5"), files());
    assertArrayEquals(
        model.weights().getFirst(),
        Hdf5Reader.read(Files.readAllBytes(file))
            .dataset("layers/dense/vars/0")
            .orElseThrow()
            .floats());
  }

  @Test
  void refusesNamesThatDoNotFit() throws IOException {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(ModelCheckpoint.of("best.h5").saveWeightsOnly(true), 1));
    assertEquals(
        "ModelCheckpoint: the name of a file of weights must end in .weights.h5; found best.h5",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> train(ModelCheckpoint.of("best.txt"), 1));
    assertEquals(List.of(), files());
  }
}
