package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Optimizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Legacy `.h5` files, files of weights and architectures: read as Keras wrote them, and written.
class LegacyFormatTest {
  @TempDir Path folder;

  private Path resource(String name) throws IOException {
    return ModelFiles.copy(folder, name);
  }

  private static List<Tensor> numbered(Npz arrays, String prefix) {
    List<Tensor> found = new ArrayList<>();
    while (arrays.arrays().containsKey(prefix + found.size())) {
      found.add(arrays.get(prefix + found.size()));
    }
    return found;
  }

  private static void assertPredicts(Npz arrays, Model model) {
    List<Tensor> expected = numbered(arrays, "y");
    List<Tensor> found = model.predictAll(numbered(arrays, "x"));
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i).floats(), found.get(i).floats(), 1e-6f);
    }
  }

  /// Five more steps need the optimizer's state, and give what Keras gave.
  private static void assertTrainsOn(Npz arrays, Trainer trainer) {
    trainer.fit(
        arrays.get("x0"),
        arrays.get("labels"),
        Fit.epochs(5).batchSize(24).shuffle(Fit.Shuffle.NONE).verbose(0));
    List<Tensor> later = numbered(arrays, "later");
    List<float[]> weights = trainer.model().weights();
    assertEquals(later.size(), weights.size());
    for (int i = 0; i < later.size(); i++) {
      assertArrayEquals(later.get(i).floats(), weights.get(i), 2e-6f, "weight " + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "trained_adam, trained_adam, 3.15.1",
    "trained_rmsprop, trained_rmsprop, 3.15.1",
    "trained_sgd, trained_sgd, 3.15.1",
    "nested, nested, 3.15.1",
    "keras2_adam, trained_adam, 2.10.0",
  })
  void readsAndWritesAgain(String name, String about, String version) throws IOException {
    Npz arrays = ModelFiles.arrays(folder, about);
    LoadedModel loaded = KerasFormat.load(resource(name + ".h5"));
    assertEquals(List.of(), loaded.notices());
    assertEquals(version, loaded.kerasVersion());
    assertPredicts(arrays, loaded.model());
    for (String ending : List.of("h5", "keras")) {
      Path copy = folder.resolve("copy." + ending);
      SaveOptions options = SaveOptions.standard();
      KerasFormat.save(
          loaded.model(), copy, loaded.trainer().map(options::trainer).orElse(options));
      LoadedModel again = KerasFormat.load(copy);
      assertEquals(List.of(), again.notices());
      assertPredicts(arrays, again.model());
      assertEquals(loaded.trainer().isPresent(), again.trainer().isPresent());
      again.trainer().ifPresent(trainer -> assertTrainsOn(arrays, trainer));
    }
    loaded.trainer().ifPresent(trainer -> assertTrainsOn(arrays, trainer));
  }

  private Trainer untrained() throws IOException {
    Model model =
        KerasFormat.loadArchitecture(resource("trained_adam.json"), LoadOptions.standard().seed(3));
    return model.compile(Optimizers.named("adam"), Losses.named("binary_crossentropy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trained_adam.weights.h5",
        "trained_adam.h5",
        "trained_adam.keras",
        "keras2_adam.h5"
      })
  void weightsAndOptimizerGoIntoAModel(String name) throws IOException {
    Npz arrays = ModelFiles.arrays(folder, "trained_adam");
    Trainer trainer = untrained();
    assertEquals(
        List.of(),
        KerasFormat.loadWeights(trainer.model(), resource(name), LoadOptions.standard()));
    assertPredicts(arrays, trainer.model());

    Trainer another = KerasFormat.load(resource("trained_adam.keras")).trainer().orElseThrow();
    another.model().setWeights(untrained().model().weights());
    KerasFormat.loadWeights(another, folder.resolve(name), LoadOptions.standard());
    assertTrainsOn(arrays, another);
  }

  @Test
  void weightsAlone() throws IOException {
    Trainer trainer = KerasFormat.load(resource("trained_adam.keras")).trainer().orElseThrow();
    Path file = folder.resolve("own.weights.h5");
    SavedModel saved =
        KerasFormat.save(trainer.model(), file, SaveOptions.standard().trainer(trainer));
    assertEquals(
        List.of("only the weights are kept: load them into a model of the same layers"),
        saved.notices());
    Trainer other = KerasFormat.load(resource("trained_adam.keras")).trainer().orElseThrow();
    other.model().setWeights(untrained().model().weights());
    assertEquals(List.of(), KerasFormat.loadWeights(other, file, LoadOptions.standard()));
    assertTrainsOn(ModelFiles.arrays(folder, "trained_adam"), other);

    assertEquals(
        file
            + ": the file has no attribute model_config, hence no model; if it holds weights only,"
            + " load them into a model",
        Refusals.of(ModelFileException.class, () -> KerasFormat.load(file)));
  }

  @Test
  void weightsOfOtherLayersChangeNothing() throws IOException {
    Model model = Sequential.of(InputLayer.of(5), Dense.of(6), Dense.of(4), Dense.of(1));
    List<float[]> before = model.weights();
    Path weights = resource("trained_adam.weights.h5");
    assertEquals(
        weights + ": layer Dense 'dense_1' has 2 variables; found 1 at /layers/dense_1/vars",
        Refusals.of(
            ModelFileException.class,
            () -> KerasFormat.loadWeights(model, weights, LoadOptions.standard())));
    Path legacy = resource("trained_adam.h5");
    assertEquals(
        legacy + ": layer Dense 'dense_1' has 2 weights; the file has 1, saved as layer 'dense_1'",
        Refusals.of(
            ModelFileException.class,
            () -> KerasFormat.loadWeights(model, legacy, LoadOptions.standard())));
    for (int i = 0; i < before.size(); i++) {
      assertArrayEquals(before.get(i), model.weights().get(i));
    }
    Model fewer = Sequential.of(InputLayer.of(5), Dense.of(1));
    assertEquals(
        legacy + ": the model has 1 layers with weights; the file has weights of 3",
        Refusals.of(
            ModelFileException.class,
            () -> KerasFormat.loadWeights(fewer, legacy, LoadOptions.standard())));
  }

  @Test
  void operationsThatKerasItselfDoesNotReadBackAreRead() throws IOException {
    Model model = KerasFormat.load(resource("operations.h5")).model();
    float[] found = model.predict(new float[][] {{1, -2, 3}}).floats();
    assertArrayEquals(new float[] {2, 2, 8}, found);
  }

  @Test
  void trainingInTheCallsOfImageLayersIsOfNoEffect() throws IOException {
    Model model = KerasFormat.loadArchitecture(resource("images.json"), LoadOptions.standard());
    float[] image = new float[12 * 10 * 3];
    Arrays.fill(image, 7);
    float[] found = model.predict(Tensor.of(image, 1, 12, 10, 3)).floats();
    float[] expected = new float[7 * 9 * 3];
    Arrays.fill(expected, 7);
    assertArrayEquals(expected, found, 1e-6f);
  }

  @Test
  void operationsAreNotWritten() {
    Symbol x = InputLayer.of(2).named("x").symbol();
    Symbol missing = IsNan.of().apply(x);
    Model model = Functional.of(x, missing);
    Path file = folder.resolve("operations.h5");
    assertEquals(
        file
            + ": node Isnan 'isnan' is an operation, which Keras does not read back from .h5 files;"
            + " save the model as .keras",
        Refusals.of(ModelFileException.class, () -> KerasFormat.save(model, file)));
    assertTrue(Files.notExists(file));
  }

  /// A list of names beyond 64,512 bytes is cut, as in Keras.
  @Test
  void manyLayers() {
    List<dev.litmus.nn.layers.Layer> layers = new ArrayList<>();
    layers.add(InputLayer.of(1));
    for (int i = 0; i < 700; i++) {
      layers.add(Dense.of(1).named("a_long_name_".repeat(12) + i));
    }
    Model model = Sequential.named("many", 4, layers);
    Path file = folder.resolve("many.h5");
    KerasFormat.save(model, file);
    LoadedModel loaded = KerasFormat.load(file);
    assertEquals(List.of(), loaded.notices());
    float[][] row = {{0.5f}};
    assertArrayEquals(model.predict(row).floats(), loaded.model().predict(row).floats());
  }

  @Test
  void weightsGoByOrderWhateverTheLayersAreCalled() {
    Model model =
        Sequential.seeded(
            1, InputLayer.of(2), Dense.of(3).named("first"), Dense.of(1).named("second"));
    Path file = folder.resolve("named.h5");
    KerasFormat.save(model, file);
    Model other =
        Sequential.seeded(
            2, InputLayer.of(2), Dense.of(3).named("second"), Dense.of(1).named("third"));
    float[][] row = {{1, -1}};
    float[] expected = model.predict(row).floats();
    assertNotEquals(expected[0], other.predict(row).floats()[0]);
    assertEquals(
        List.of(
            "layer Dense 'second' takes the weights of layer 'first': in .h5 files they go by"
                + " order",
            "layer Dense 'third' takes the weights of layer 'second': in .h5 files they go by"
                + " order"),
        KerasFormat.loadWeights(other, file, LoadOptions.standard()));
    assertArrayEquals(expected, other.predict(row).floats());
  }
}
