package dev.litmus.keras;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.models.Examples;
import dev.litmus.nn.models.Fit;
import dev.litmus.nn.models.History;
import dev.litmus.nn.models.LambdaCallback;
import dev.litmus.nn.models.Trainer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Models with several outputs, masked outputs and weights of all kinds learn here as in Keras: the
/// same figures under the same names after each of some thirty steps, in the history and in
/// `evaluate`, and the same weights in the end; so they do when they are saved and loaded half-way.
/// Fixtures: tools/make_outputs.py.
class OutputsTest {
  private static final double TOLERANCE = 2e-5;
  private static final int VALIDATED = 24;

  @TempDir Path folder;

  private Path file(String name) throws IOException {
    Path copy = folder.resolve(name);
    if (!Files.exists(copy)) {
      try (InputStream in = OutputsTest.class.getResourceAsStream("outputs/" + name)) {
        Files.copy(Objects.requireNonNull(in), copy);
      }
    }
    return copy;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chain",
        "class_weight",
        "masked",
        "masked_classes",
        "masked_mean",
        "masked_sum",
        "named",
        "one",
        "one_of_two",
        "same_loss",
        "temporal",
        "temporal_unmasked",
        "two",
        "two_masked",
        "unsupervised"
      })
  void learnsAsInKeras(String name) throws IOException {
    Case about = new Case(name);
    LoadedModel loaded = KerasFormat.load(file(name + ".keras"));
    // Keras gives an optimizer its variables when it first learns.
    assertTrue(
        loaded.notices().stream().allMatch(notice -> notice.startsWith("the optimizer starts")),
        () -> loaded.notices().toString());
    Trainer trainer = loaded.trainer().orElseThrow();
    List<Map<String, Double>> steps = new ArrayList<>();
    Fit fit =
        about
            .fit()
            .callbacks(LambdaCallback.of().onTrainBatchEnd(end -> steps.add(end.logs().get())));
    History history = trainer.fit(about.examples, fit);

    List<?> expected = about.told.list("steps");
    assertEquals(expected.size(), steps.size());
    for (int i = 0; i < steps.size(); i++) {
      near(figures(expected.get(i)), steps.get(i), "step " + i);
    }
    Config told = about.told.config("history");
    assertEquals(told.keys(), new TreeSet<>(history.figures().keySet()));
    for (String figure : told.keys()) {
      List<?> values = told.list(figure);
      assertEquals(values.size(), history.get(figure).size(), figure);
      for (int i = 0; i < values.size(); i++) {
        near(number(values.get(i)), history.get(figure).get(i), figure);
      }
    }
    near(figures(about.told.value("evaluated")), trainer.evaluate(about.examples), "evaluate");
    about.compareWeights(trainer);
  }

  /// Saved after half of the steps, with the state of the optimizer.
  @ParameterizedTest
  @ValueSource(strings = {"two.keras", "named.keras", "unsupervised.keras", "two.h5", "named.h5"})
  void goesOnFromAFile(String file) throws IOException {
    String name = file.replaceFirst("\\..*", "");
    Case about = new Case(name);
    Trainer first = KerasFormat.load(file(name + ".keras")).trainer().orElseThrow();
    first.fit(about.examples, about.fit().withEpochs(3));
    Path half = folder.resolve("half_" + file);
    KerasFormat.save(first.model(), half, SaveOptions.standard().trainer(first));
    LoadedModel loaded = KerasFormat.load(half);
    assertEquals(List.of(), loaded.notices());
    Trainer second = loaded.trainer().orElseThrow();
    assertEquals(first.goals(), second.goals());
    second.fit(about.examples, about.fit().initialEpoch(3));
    about.compareWeights(second);
  }

  /// Rows spread over threads give the same bits.
  @ParameterizedTest
  @ValueSource(strings = {"two", "temporal"})
  void threadsChangeNothing(String name) throws IOException {
    List<List<float[]>> weights = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      Case about = new Case(name);
      Trainer trainer = KerasFormat.load(file(name + ".keras")).trainer().orElseThrow();
      trainer.fit(about.examples, about.fit().threads(threads));
      weights.add(trainer.model().weights());
    }
    for (int i = 0; i < weights.getFirst().size(); i++) {
      assertArrayEquals(weights.getFirst().get(i), weights.getLast().get(i));
    }
  }

  private static void near(Map<String, Double> keras, Map<String, Double> found, String where) {
    assertEquals(new TreeSet<>(keras.keySet()), new TreeSet<>(found.keySet()), where);
    assertEquals(
        List.of(),
        keras.entrySet().stream()
            .filter(figure ->
                !close(figure.getValue(), found.getOrDefault(figure.getKey(), Double.NaN)))
            .map(figure ->
                where + ", " + figure + ", not " + found.getOrDefault(figure.getKey(), Double.NaN))
            .toList());
  }

  private static boolean close(double keras, double found) {
    return Math.abs(keras - found) <= TOLERANCE * Math.max(1, Math.abs(keras));
  }

  private static void near(double keras, double found, String where) {
    assertTrue(close(keras, found), where + ": " + keras + " in Keras, " + found + " here");
  }

  private static Map<String, Double> figures(@Nullable Object object) {
    Map<String, Double> figures = new HashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(object))
        .forEach((key, value) -> figures.put(String.valueOf(key), number(value)));
    return figures;
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  /// What the fixtures say of one training.
  private final class Case {
    private final String name;
    private final Config told;
    private final Npz npz;
    private final Examples examples;
    private final Examples validation;

    Case(String name) throws IOException {
      this.name = name;
      Object json = Objects.requireNonNull(Json.read(Files.readAllBytes(file("outputs.json"))));
      this.told = Config.of("outputs.json", KerasObject.fields((Map<?, ?>) json)).config(name);
      this.npz = Npz.read(file("outputs.npz"));
      this.examples = examples(tensor -> tensor);
      this.validation = examples(tensor -> tensor.slice(0, VALIDATED));
    }

    private Examples examples(UnaryOperator<Tensor> part) {
      List<Tensor> targets = tensors("y", part);
      List<Tensor> weights = tensors("w", part);
      Examples made = Examples.of(List.of(part.apply(npz.get(name + "_x"))), targets);
      return switch (weights.size()) {
        case 0 -> made;
        case 1 -> made.weighted(weights.getFirst());
        default -> made.weighted(weights);
      };
    }

    private List<Tensor> tensors(String kind, UnaryOperator<Tensor> part) {
      List<Tensor> found = new ArrayList<>();
      while (npz.arrays().containsKey(name + "_" + kind + found.size())) {
        found.add(part.apply(npz.get(name + "_" + kind + found.size())));
      }
      return found;
    }

    Fit fit() {
      Config how = told.config("fit");
      Fit fit =
          Fit.epochs(how.integer("epochs", 1))
              .batchSize(how.integer("batch_size", 1))
              .initialEpoch(how.integer("initial_epoch", 0, 0))
              .validationData(validation)
              .shuffle(Fit.Shuffle.NONE)
              .verbose(0);
      if (how.has("steps_per_epoch")) {
        fit = fit.stepsPerEpoch(how.integer("steps_per_epoch", 1));
      }
      if (how.has("validation_steps")) {
        fit = fit.validationSteps(how.integer("validation_steps", 1));
      }
      if (how.has("validation_batch_size")) {
        fit = fit.validationBatchSize(how.integer("validation_batch_size", 1));
      }
      if (how.value("validation_freq") instanceof List<?> epochs) {
        fit = fit.validationFreq(epochs.stream().map(e -> (int) number(e)).toList());
      } else if (how.has("validation_freq")) {
        fit = fit.validationFreq(how.integer("validation_freq", 1));
      }
      Map<Integer, Double> classes = new HashMap<>();
      figures(how.value("class_weight"))
          .forEach((label, weight) -> classes.put(Integer.valueOf(label), weight));
      return fit.classWeight(classes);
    }

    void compareWeights(Trainer trainer) {
      List<float[]> weights = trainer.model().weights();
      for (int w = 0; w < weights.size(); w++) {
        float[] keras = npz.get(name + "_" + w).floats();
        assertEquals(keras.length, weights.get(w).length);
        for (int i = 0; i < keras.length; i++) {
          near(keras[i], weights.get(w)[i], "weight %d[%d]".formatted(w, i));
        }
      }
    }
  }
}
