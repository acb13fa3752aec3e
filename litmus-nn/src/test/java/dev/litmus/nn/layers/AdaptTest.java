package dev.litmus.nn.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.internal.Json;
import dev.litmus.nn.models.Sequential;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Layers learn from data what Keras's learn: tools/make_adapted.py asks it.
class AdaptTest {
  @TestFactory
  Stream<DynamicTest> learnsWhatKerasLearns() throws IOException {
    try (InputStream in = AdaptTest.class.getResourceAsStream("adapted.jsonl")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(line -> DynamicTest.dynamicTest(name(line), () -> check(line)));
    }
  }

  private static String name(String line) {
    return line.substring(0, Math.min(60, line.length()));
  }

  private static void check(String text) {
    Map<String, @Nullable Object> line = Json.object(text);
    Tensor data = data(list(line, "shape"), list(line, "data"));
    Config config = Config.of("line", line).config("config");
    switch (String.valueOf(line.get("layer"))) {
      case "Normalization" -> {
        Normalization adapted = Normalization.fromConfig(config).adapt(data);
        assertNear(list(line, "mean"), Objects.requireNonNull(adapted.mean()));
        assertNear(list(line, "variance"), Objects.requireNonNull(adapted.variance()));
      }
      case "Discretization" ->
          assertEquals(
              list(line, "boundaries"), Discretization.fromConfig(config).adapt(data).boundaries());
      case "StringLookup" -> {
        StringLookup adapted = StringLookup.fromConfig(config).adapt(data);
        assertEquals(list(line, "vocabulary"), adapted.vocabulary());
        checkWeights(line, adapted);
      }
      case "IntegerLookup" ->
          assertEquals(
              list(line, "vocabulary"), IntegerLookup.fromConfig(config).adapt(data).vocabulary());
      case "TextVectorization" -> {
        TextVectorization adapted = TextVectorization.fromConfig(config).adapt(data);
        assertEquals(list(line, "vocabulary"), adapted.lookup().vocabulary());
        checkWeights(line, adapted);
      }
      default -> throw new IllegalArgumentException(line.toString());
    }
  }

  private static void checkWeights(Map<String, @Nullable Object> line, VocabularyLayer layer) {
    if (line.containsKey("weights")) {
      float[] weights = layer.tokenWeights();
      List<?> expected = list(line, "weights");
      assertEquals(expected.size(), weights.length);
      for (int i = 0; i < weights.length; i++) {
        assertEquals(((Number) expected.get(i)).floatValue(), weights[i], 1.2e-7f);
      }
    }
  }

  private static Tensor data(List<?> shape, List<?> elements) {
    int[] dims = shape.stream().mapToInt(dim -> ((Long) dim).intValue()).toArray();
    if (elements.getFirst() instanceof String) {
      return Tensor.of(elements.toArray(new String[0]), dims);
    }
    float[] floats = new float[elements.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = ((Number) elements.get(i)).floatValue();
    }
    return Tensor.of(floats, DType.FLOAT32, Shape.of(dims));
  }

  private static List<?> list(Map<String, @Nullable Object> line, String key) {
    return (List<?>) Objects.requireNonNull(line.get(key));
  }

  /// Keras sums in single precision.
  private static void assertNear(List<?> expected, List<Double> actual) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < actual.size(); i++) {
      assertEquals(((Number) expected.get(i)).doubleValue(), actual.get(i), 2e-6);
    }
  }

  @Test
  void anAdaptedNormalizationBeginsWithItsMoments() {
    Normalization adapted = Normalization.of().adapt(Tensor.of(new float[] {1, 10, 3, 30}, 2, 2));
    Sequential model = Sequential.of(InputLayer.of(2), adapted);
    assertEquals(5, model.countParams());
    assertEquals(List.of(2.0, 20.0), adapted.mean());
    assertEquals(List.of(1.0, 100.0), adapted.variance());
    float[] scaled = model.predict(Tensor.of(new float[] {1, 40}, 1, 2)).floats();
    assertEquals(-1f, scaled[0]);
    assertEquals(2f, scaled[1]);
  }

  @Test
  void whatWasGivenIsNotLearnt() {
    Tensor data = Tensor.column(1, 2, 3);
    assertRefused(
        "Normalization '' was given its mean; one to adapt begins as Normalization.of()",
        () -> Normalization.of(List.of(0.0), List.of(1.0)).adapt(data));
    assertRefused(
        "Discretization '' was given its boundaries; one to adapt begins as ofBins",
        () -> Discretization.of(List.of(0.0)).adapt(data));
  }

  @Test
  void whatIsNotLearntYetIsOfNoUse() {
    Symbol text = InputLayer.of(1).dtype(DType.STRING).symbol();
    assertRefused(
        "TextVectorization 'words' has no vocabulary: give one, or adapt the layer to data",
        () -> TextVectorization.of().named("words").apply(text));
    assertRefused(
        "StringLookup 'town' has no vocabulary: give one, or adapt the layer to data",
        () -> StringLookup.of().named("town").apply(text));
    assertRefused(
        "Discretization 'age' has no boundaries: adapt the layer to data",
        () -> Discretization.ofBins(3).named("age").apply(InputLayer.of(1).symbol()));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action::run).getMessage());
  }
}
