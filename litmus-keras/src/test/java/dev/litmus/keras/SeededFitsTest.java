package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.litmus.nn.Config;
import dev.litmus.nn.layers.Conv2D;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Dropout;
import dev.litmus.nn.layers.Embedding;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.MaxPooling2D;
import dev.litmus.nn.layers.SimpleRNN;
import dev.litmus.nn.losses.BinaryCrossentropy;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Whole fits from a seed alone are those of real Keras: initial weights bit for bit, dropout and
/// order of rows, and so the history and the final weights.
class SeededFitsTest {
  private static final double TOLERANCE = 2e-6;

  // An orthogonal matrix comes from a decomposition, which rounds in another order than LAPACK.
  private static final double ORTHOGONAL = 5e-7;

  private final Optional<Path> folder = SharedFolder.find("conformance/trajectories");

  @TestFactory
  Stream<DynamicTest> equalsKeras() throws IOException {
    assumeTrue(folder.isPresent(), "without the shared folder");
    Path home = folder.orElseThrow();
    List<DynamicTest> tests = new ArrayList<>();
    for (Config about : SharedFolder.objects(home.resolve("seeded.json"), "cases")) {
      tests.add(DynamicTest.dynamicTest(about.string("id"), () -> check(home, about)));
    }
    assertEquals(7, tests.size());
    return tests.stream();
  }

  private static Model model(Config about) {
    long seed = about.integer("seed", 0);
    return switch (about.string("net")) {
      case "mlp_4_8_8_1" ->
          Sequential.seeded(
              seed,
              InputLayer.of(4),
              Dense.of(8, "tanh"),
              Dense.of(8, "tanh"),
              Dense.of(1, "sigmoid"));
      case "tabular_5_16_8_1" ->
          Sequential.seeded(
              seed,
              InputLayer.of(5),
              Dense.of(16, "relu"),
              Dense.of(8, "relu"),
              Dense.of(1, "sigmoid"));
      case "mlp_dropout" ->
          Sequential.seeded(
              seed,
              InputLayer.of(6),
              Dense.of(16, "relu"),
              Dropout.of(0.3),
              Dense.of(1, "sigmoid"));
      case "cnn" ->
          Sequential.seeded(
              seed,
              InputLayer.of(8, 8, 1),
              Conv2D.of(4, 3).activation("relu"),
              MaxPooling2D.of(2),
              Flatten.of(),
              Dense.of(1, "sigmoid"));
      case "emb_rnn" ->
          Sequential.seeded(
              seed, InputLayer.of(7), Embedding.of(30, 6), SimpleRNN.of(8), Dense.of(1, "sigmoid"));
      default -> throw new IllegalArgumentException(about.string("net"));
    };
  }

  private static void check(Path home, Config about) throws IOException {
    Npz arrays = Npz.read(home.resolve(about.string("file")));
    Model model = model(about);
    boolean recurrent = about.string("net").equals("emb_rnn");
    compare(arrays, "initial_", model, recurrent ? ORTHOGONAL : 0);
    Optimizer optimizer = Optimizers.of(about.string("optimizer"), about.config("optimizer_args"));
    Fit fit =
        Fit.epochs(about.integer("epochs", 1))
            .batchSize(about.integer("batch_size", 1))
            .validationSplit(about.number("validation_split"))
            .verbose(0);

    History history =
        model
            .compile(optimizer, new BinaryCrossentropy(), Metrics.named("accuracy"))
            .fit(arrays.get("x"), arrays.get("y"), fit);

    compare(arrays, "final_", model, TOLERANCE);
    Config expected = about.config("history");
    for (String figure : expected.keys()) {
      List<Double> keras = expected.list(figure).stream().map(Double.class::cast).toList();
      for (int epoch = 0; epoch < keras.size(); epoch++) {
        String where = figure + " of epoch " + epoch;
        assertEquals(keras.get(epoch), history.get(figure).get(epoch), TOLERANCE, where);
      }
    }
    assertEquals(expected.keys().size(), history.figures().size());
  }

  private static void compare(Npz arrays, String prefix, Model model, double tolerance) {
    List<float[]> weights = model.weights();
    for (int w = 0; w < weights.size(); w++) {
      float[] keras = arrays.get(prefix + w).floats();
      assertArrayEquals(keras, weights.get(w), (float) tolerance, prefix + w);
    }
  }
}
