package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.LambdaCallback;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CSVLoggerTest {
  private final Trainer trainer =
      Sequential.of(InputLayer.of(1), Dense.of(1, "sigmoid")).compile("sgd", "binary_crossentropy");
  private @TempDir Path folder;

  /// Trains with a logger; the figures are replaced by those given.
  private void train(CSVLogger logger, int firstEpoch, List<Map<String, Double>> figures) {
    LambdaCallback script =
        LambdaCallback.of()
            .onEpochEnd((training, epoch, logs) -> {
              logs.clear();
              logs.putAll(figures.get(epoch - firstEpoch));
            });
    Fit fit =
        Fit.epochs(firstEpoch + figures.size())
            .initialEpoch(firstEpoch)
            .callbacks(script, logger)
            .verbose(0);
    trainer.fit(new float[][] {{1}, {2}}, new float[] {0, 1}, fit);
  }

  /// The bytes are those of Keras 3.15.1 for the same figures.
  @Test
  void writesWhatKerasWrites() throws IOException {
    Path file = folder.resolve("log.csv");
    Files.writeString(file, "what was there before");
    train(
        CSVLogger.of(file),
        0,
        List.of(Map.of("loss", 0.25, "accuracy", 0.5), Map.of("loss", Double.NaN, "other", 3.0)));
    train(CSVLogger.of(file).append(true), 2, List.of(Map.of("loss", 0.1)));

    List<String> rows =
        List.of(
            "epoch,accuracy,loss,val_accuracy,val_loss",
            "0,0.5,0.25,NA,NA",
            "1,NA,nan,NA,NA",
            "2,0.1,NA",
            "");
    assertEquals(String.join("\r\n", rows), Files.readString(file));
  }

  @Test
  void quotesAndSeparatesAsKerasDoes() throws IOException {
    Path file = folder.resolve("log.csv");
    train(
        CSVLogger.of(file).separator(";").append(true),
        0,
        List.of(Map.of("val_loss", 1e-5, "loss", 1e16, "a \"b\";c", 2.0)));
    assertEquals(
        "epoch;\"a \"\"b\"\";c\";loss;val_loss\r\n0;2.0;1e+16;1e-05\r\n", Files.readString(file));
  }

  @Test
  void saysWhatItCannotWrite() {
    Path file = folder.resolve("absent").resolve("log.csv");
    UncheckedIOException failed =
        assertThrows(
            UncheckedIOException.class, () -> train(CSVLogger.of(file), 0, List.of(Map.of())));
    String message = String.valueOf(failed.getMessage());
    assertTrue(
        message.startsWith(file + ": the figures of the training cannot be written: "), message);
    assertThrows(IllegalArgumentException.class, () -> CSVLogger.of(file).separator("--"));
  }
}
