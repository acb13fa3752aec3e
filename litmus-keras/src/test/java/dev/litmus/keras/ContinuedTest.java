package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Trainings that Keras began and saved after 50 steps end here where they would have ended there.
/// Fixtures: tools/make_continued.py.
class ContinuedTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = ContinuedTest.class.getResourceAsStream("continued/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    return copy;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "adadelta.h5",
        "adadelta.keras",
        "adafactor.keras",
        "adagrad_ema.h5",
        "adagrad_ema.keras",
        "adam_amsgrad.h5",
        "adam_amsgrad.keras",
        "adamax.h5",
        "adamax.keras",
        "adamw_schedule.h5",
        "adamw_schedule.keras",
        "ftrl.h5",
        "ftrl.keras",
        "ftrl_shrinkage.h5",
        "ftrl_shrinkage.keras",
        "lamb.h5",
        "lamb.keras",
        "lion_accumulate_ema.h5",
        "lion_accumulate_ema.keras",
        "muon.h5",
        "muon.keras",
        "nadam.h5",
        "nadam.keras",
        "rmsprop_all.h5",
        "rmsprop_all.keras",
        "sgd_accumulate.h5",
        "sgd_accumulate.keras",
        "sgd_nesterov.h5",
        "sgd_nesterov.keras",
        "sgd_overwrite.h5",
        "sgd_overwrite.keras"
      })
  void endsWhereKerasEnds(String began) throws IOException {
    String name = began.substring(0, began.indexOf('.'));
    Npz npz = Npz.read(file("continued.npz"));
    Tensor x = npz.get("x");
    Tensor y = npz.get("y");
    LoadedModel loaded = KerasFormat.load(file(began));
    assertEquals(List.of(), loaded.notices());
    Trainer trainer = loaded.trainer().orElseThrow();
    assertEquals(50, trainer.optimizer().iterations());
    trainer.fit(x, y, Fit.epochs(50).batchSize(16).shuffle(Fit.Shuffle.NONE).verbose(0));
    List<float[]> weights = trainer.model().weights();
    for (int w = 0; w < weights.size(); w++) {
      float[] keras = npz.get(name + "_" + w).floats();
      for (int i = 0; i < keras.length; i++) {
        double tolerance = 6e-6 * Math.max(1, Math.abs(keras[i]));
        assertEquals(keras[i], weights.get(w)[i], tolerance, "weight %d[%d]".formatted(w, i));
      }
    }
  }
}
