package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.LSTM;
import dev.litmus.nn.layers.RecurrentSettings;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Stateful layers begin a batch where the one before ended, as in Keras. Fixtures:
/// tools/make_stateful.py.
class StatefulTest {
  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    try (InputStream in = StatefulTest.class.getResourceAsStream("stateful/" + name)) {
      Files.copy(Objects.requireNonNull(in), copy);
    }
    return copy;
  }

  @ParameterizedTest
  @CsvSource({
    "lstm, .keras",
    "lstm, .h5",
    "gru_backwards, .keras",
    "bidirectional, .keras",
    "bidirectional, .h5",
    "masked, .keras",
    "stacked, .keras",
    "stacked, .h5",
    "nested, .keras",
    "nested, .h5"
  })
  void goesOnFromBatchToBatchAsKerasDoes(String name, String ending) throws IOException {
    Npz npz = Npz.read(file("stateful.npz"));
    LoadedModel loaded = KerasFormat.load(file(name + ending));
    assertEquals(List.of(), loaded.notices());
    Trainer trainer = loaded.trainer().orElseThrow();
    Model model = trainer.model();
    Tensor x = npz.get("x");
    Tensor y = npz.get("y");
    assertNear(npz.get(name + "_first"), model.predict(x));
    assertNear(npz.get(name + "_second"), model.predict(x));

    // What goes over is in no file.
    Path again = folder.resolve("again" + ending);
    KerasFormat.save(model, again);
    assertNear(npz.get(name + "_first"), KerasFormat.load(again).model().predict(x));

    model.resetStates();
    assertNear(npz.get(name + "_reset"), model.predict(x));
    model.resetStates();
    Map<String, Double> figures = trainer.evaluate(x, y);
    assertEquals(
        npz.get(name + "_evaluated").floats()[0], figures.getOrDefault("loss", Double.NaN), 1e-6);
    assertEquals(
        npz.get(name + "_evaluated").floats()[1],
        figures.getOrDefault("accuracy", Double.NaN),
        1e-6);

    Fit fit = Fit.epochs(2).shuffle(Fit.Shuffle.NONE).verbose(0);
    trainer.fit(x, y, fit.validationData(x.slice(2, 6), y.slice(2, 6)));
    List<float[]> weights = model.weights();
    for (int i = 0; i < weights.size(); i++) {
      float[] expected = npz.get(name + "_w" + i).floats();
      assertNear(expected, weights.get(i));
    }
    assertNear(npz.get(name + "_after"), model.predict(x));
  }

  private static void assertNear(Tensor expected, Tensor actual) {
    assertEquals(expected.shape(), actual.shape());
    assertNear(expected.floats(), actual.floats());
  }

  private static void assertNear(float[] expected, float[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 3e-6 * Math.max(1, Math.abs(expected[i])));
    }
  }

  private static LSTM layer() {
    return LSTM.of(2).named("memory").settings(RecurrentSettings.DEFAULT.stateful(true));
  }

  private static Model pairs() {
    return Sequential.seeded(1, InputLayer.of(3, 1).batchSize(2), layer(), Dense.of(1, "sigmoid"));
  }

  @Test
  void wantsASizeOfBatches() {
    assertEquals(
        "LSTM 'memory' is stateful, so all batches must have one size, which the model's input"
            + " leaves open; give it one: InputLayer.batchSize, or batch_shape in Keras",
        assertThrows(
                IllegalArgumentException.class,
                () -> Sequential.seeded(1, InputLayer.of(3, 1), layer()))
            .getMessage());
  }

  @Test
  void refusesRowsThatMakeNoWholeBatches() {
    Tensor x = Tensor.of(new float[15], DType.FLOAT32, Shape.of(5, 3, 1));
    assertEquals(
        "layer 'memory' is stateful, with batches of 2 rows: the rows must be a multiple of 2;"
            + " found 5",
        assertThrows(IllegalArgumentException.class, () -> pairs().predict(x)).getMessage());
  }

  @Test
  void refusesAnotherBatchSizeInTraining() {
    Tensor x = Tensor.of(new float[12], DType.FLOAT32, Shape.of(4, 3, 1));
    Tensor y = Tensor.column(0, 1, 0, 1);
    Trainer trainer = pairs().compile("adam", "binary_crossentropy");
    assertEquals(
        "layer 'memory' is stateful, with batches of 2 rows: the batch size must be 2; found 4",
        assertThrows(
                IllegalArgumentException.class,
                () -> trainer.fit(x, y, Fit.epochs(1).batchSize(4).verbose(0)))
            .getMessage());
  }

  @Test
  void isRefusedByOnnx() {
    Path file = folder.resolve("pairs.onnx");
    ModelFileException refusal =
        assertThrows(ModelFileException.class, () -> OnnxFormat.save(pairs(), file));
    assertEquals(
        file
            + ": layer LSTM 'memory' cannot be said in ONNX: it is stateful, and ONNX takes nothing"
            + " over from batch to batch",
        refusal.getMessage());
  }
}
