package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that Keras wrote give Keras's numbers.
class KerasFormatLoadTest {
  @TempDir Path folder;

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
    assertFalse(expected.isEmpty());
    assertEquals(expected.size(), found.size());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).shape(), found.get(i).shape());
      assertArrayEquals(expected.get(i).floats(), found.get(i).floats(), 1e-6f);
    }
  }

  private LoadedModel load(String name) throws IOException {
    return KerasFormat.load(ModelFiles.copy(folder, name + ".keras"));
  }

  @ParameterizedTest
  @CsvSource({
    "trained_adam, trained_adam",
    "trained_rmsprop, trained_rmsprop",
    "trained_sgd, trained_sgd",
    "columns, columns",
    "shared, shared",
    "nested, nested",
    "small, small",
    "small_big_endian, small",
    "small_float16, small",
    "small_float64, small",
    "keras2_small, small",
    "keras2_columns, columns",
  })
  void predictsAsKeras(String name, String arrays) throws IOException {
    LoadedModel loaded = load(name);
    assertPredicts(ModelFiles.arrays(folder, arrays), loaded.model());
    assertEquals("3.15.1", loaded.kerasVersion());
    assertTrue(loaded.litmusJson().isEmpty());
    assertTrue(loaded.notices().isEmpty(), loaded.notices()::toString);
  }

  /// A model inside the model goes back into files with its layers, whether it may be trained, and
  /// every use of it.
  @Test
  void modelsInsideTheModelAreWrittenAgain() throws IOException {
    Model model = load("nested").model();
    assertFalse(model.layer("two").trainable());
    assertEquals(8, model.trainableVariables().size() + 2);
    Path again = folder.resolve("again.keras");
    KerasFormat.save(model, again);

    Model read = KerasFormat.load(again).model();
    assertPredicts(ModelFiles.arrays(folder, "nested"), read);
    assertFalse(read.layer("two").trainable());
    assertEquals(model.summary(), read.summary());
  }

  /// Five further steps give Keras's weights only when every slot, the number of updates and the
  /// learning rate came along.
  @ParameterizedTest
  @ValueSource(strings = {"trained_adam", "trained_rmsprop", "trained_sgd"})
  void goesOnTrainingWhereKerasStopped(String name) throws IOException {
    Npz arrays = ModelFiles.arrays(folder, name);
    LoadedModel loaded = load(name);
    Trainer trainer = loaded.trainer().orElseThrow();
    assertEquals(4, trainer.optimizer().iterations());
    assertEquals(
        name.equals("trained_sgd") ? 0.05f : 0.005f, trainer.optimizer().learningRate(), 1e-9);
    assertEquals(
        List.of("accuracy", "auc"),
        trainer.metrics().stream().map(metric -> metric.name()).toList());
    assertEquals(!name.equals("trained_sgd"), loaded.model().layer("dense").trainable());

    trainer.fit(
        arrays.get("x0"),
        arrays.get("labels"),
        Fit.epochs(5).batchSize(24).shuffle(Fit.Shuffle.NONE).verbose(0));

    List<Tensor> later = numbered(arrays, "later");
    List<Variable> variables = loaded.model().variables();
    assertEquals(later.size(), variables.size());
    for (int i = 0; i < later.size(); i++) {
      assertArrayEquals(later.get(i).floats(), variables.get(i).value(), 2e-6f);
    }
  }

  @Test
  void refusesOtherTypesNamingTheWeight() throws IOException {
    for (String type : List.of("int8", "complex", "string")) {
      Path file = ModelFiles.copy(folder, "small_" + type + ".keras");
      String message = Refusals.of(ModelFileException.class, () -> KerasFormat.load(file));
      assertTrue(
          message.startsWith(file + ": '/layers/dense/vars/0' holds elements of type"), message);
    }
  }

  @Test
  void refusesWeightsThatAreNoNumbersUnlessAllowed() throws IOException {
    Path file = ModelFiles.copy(folder, "small_nan.keras");
    assertEquals(
        file
            + ": the kernel of layer Dense 'dense' holds NaN at [1, 0]; a trained model has finite"
            + " numbers only",
        Refusals.of(ModelFileException.class, () -> KerasFormat.load(file)));
    LoadedModel loaded = KerasFormat.load(file, LoadOptions.standard().allowNonFinite(true));
    assertEquals(
        List.of("the kernel of layer Dense 'dense' holds NaN at [1, 0]"), loaded.notices());
  }

  @Test
  void refusesOtherShapes() throws IOException {
    Path file = ModelFiles.copy(folder, "small_wrong_shape.keras");
    assertEquals(
        file
            + ": the kernel of layer Dense 'dense' should have shape (2, 1); found (1,) at"
            + " /layers/dense/vars/0",
        Refusals.of(ModelFileException.class, () -> KerasFormat.load(file)));
  }

  @Test
  void refusesWeightsThatAreMissing() throws IOException {
    SequencedMap<String, byte[]> members =
        ModelFiles.members(ModelFiles.copy(folder, "small.keras"));
    members.putAll(ModelFiles.members(ModelFiles.copy(folder, "columns.keras")));
    members.put(
        "config.json", ModelFiles.members(folder.resolve("small.keras")).get("config.json"));
    Path other = ModelFiles.write(folder, members);
    String message = Refusals.of(ModelFileException.class, () -> KerasFormat.load(other));
    assertTrue(message.contains("should have shape (2, 1); found (15, 5)"), message);
    members.remove("model.weights.h5");
    Path none = ModelFiles.write(folder, members);
    assertEquals(
        none + ": the archive has no member 'model.weights.h5'",
        Refusals.of(ModelFileException.class, () -> KerasFormat.load(none)));
  }

  @Test
  void givesAnArchitectureNewWeightsFromASeed() throws IOException {
    Path file = ModelFiles.copy(folder, "trained_adam.keras");
    Model trained = KerasFormat.load(file).model();
    LoadOptions options = LoadOptions.standard().seed(11);
    Model fresh = KerasFormat.loadArchitecture(file, options);
    assertEquals(trained.layers().size(), fresh.layers().size());
    assertEquals(trained.countParams(), fresh.countParams());
    assertNotEquals(trained.weights().getFirst()[0], fresh.weights().getFirst()[0]);

    Path json = folder.resolve("network.json");
    Files.write(json, ModelFiles.members(file).get("config.json"));
    assertArrayEquals(
        fresh.weights().getFirst(),
        KerasFormat.loadArchitecture(json, options).weights().getFirst());
    Files.writeString(json, KerasFormat.architecture(trained), UTF_8);
    assertArrayEquals(
        fresh.weights().getFirst(),
        KerasFormat.loadArchitecture(json, options).weights().getFirst());
  }

  @Test
  void keepsAModelWhoseTrainingItDoesNotKnow() throws IOException {
    Path file =
        ModelFiles.withConfig(
            folder,
            "trained_adam.keras",
            config ->
                config
                    .replace("\"class_name\": \"AUC\"", "\"class_name\": \"SpecialMetric\"")
                    .replace("\"clipnorm\": null", "\"clipnorm\": \"tight\""));
    LoadedModel loaded = KerasFormat.load(file);
    assertPredicts(ModelFiles.arrays(folder, "trained_adam"), loaded.model());
    assertTrue(loaded.trainer().isEmpty());
    assertEquals(1, loaded.notices().size());
    assertTrue(
        loaded
            .notices()
            .getFirst()
            .startsWith("the model was compiled, but can't be trained on as it was: "),
        loaded.notices()::toString);
  }
}
