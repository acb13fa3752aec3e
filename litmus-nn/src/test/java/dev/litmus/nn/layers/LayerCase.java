package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.internal.Json;
import dev.litmus.nn.operations.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One case of `cases_FAMILY.txt`: a layer's configuration and what Keras computed with it. The
/// script tools/make_layers.py tells the form of the files.
final class LayerCase {
  private static final List<String> FAMILIES =
      List.of(
          "basic",
          "composed",
          "activations_layers",
          "arrays",
          "attention",
          "convolution",
          "embedding",
          "images",
          "masks",
          "merging",
          "normalization",
          "operations",
          "pooling",
          "preprocessing",
          "recurrent",
          "regularization",
          "shape");

  final String name;
  String className = "";
  Map<String, @Nullable Object> config = Map.of();
  Map<String, @Nullable Object> node = Map.of();
  boolean training;
  final List<Tensor> inputs = new ArrayList<>();
  final List<String> keywords = new ArrayList<>();
  final Map<String, @Nullable Object> arguments = new TreeMap<>();
  final List<Shape> results = new ArrayList<>();
  final List<float[]> weights = new ArrayList<>();
  final List<String> weightNames = new ArrayList<>();
  Tensor output = Tensor.column();
  float[] upstream = {};
  final Map<Integer, float[]> inputGradients = new TreeMap<>();
  final Map<Integer, float[]> weightGradients = new TreeMap<>();

  private LayerCase(String name) {
    this.name = name;
  }

  /// Whether it is an operation node rather than a layer.
  boolean operation() {
    return !node.isEmpty();
  }

  /// A configuration for this case's class, with the call if it is an operation.
  Config config(String owner, Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>(values);
    all.putAll(node);
    return Config.of(owner, all);
  }

  /// The layer that a configuration describes.
  Layer create(Config configuration) {
    return operation()
        ? Operations.create(className, configuration)
        : Layers.standard().create(className, configuration);
  }

  /// All cases, in order.
  static List<LayerCase> all() throws IOException {
    List<LayerCase> cases = new ArrayList<>();
    for (String family : FAMILIES) {
      String file = "cases_%s.txt".formatted(family);
      try (InputStream in = LayerCase.class.getResourceAsStream(file)) {
        String text =
            new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        for (String line : text.lines().toList()) {
          int blank = line.indexOf(' ');
          String rest = line.substring(blank + 1);
          if (line.startsWith("case ")) {
            cases.add(new LayerCase(rest));
          } else {
            cases.getLast().take(line.substring(0, blank), rest);
          }
        }
      }
    }
    return cases;
  }

  /// Whether Keras gave no gradient at all.
  boolean hasNoGradients() {
    return inputGradients.isEmpty() && weightGradients.isEmpty();
  }

  private void take(String kind, String rest) {
    switch (kind) {
      case "layer" -> {
        className = rest.substring(0, rest.indexOf(' '));
        config = Json.object(rest.substring(rest.indexOf(' ') + 1));
      }
      case "node" -> node = Json.object(rest);
      case "training" -> training = Boolean.parseBoolean(rest);
      case "input" -> inputs.add(tensor(rest));
      case "keyword" -> {
        keywords.add(rest.substring(0, rest.indexOf(' ')));
        inputs.add(tensor(rest.substring(rest.indexOf(' ') + 1)));
      }
      case "argument" ->
          arguments.put(
              rest.substring(0, rest.indexOf(' ')),
              Json.read(rest.substring(rest.indexOf(' ') + 1)));
      case "results" -> Arrays.stream(rest.split(" ")).map(LayerCase::shape).forEach(results::add);
      case "weight" -> {
        String[] words = rest.split(" ", 3);
        weightNames.add(words[0]);
        weights.add(floats(words[2]));
      }
      case "output" -> output = tensor(rest);
      case "upstream" -> upstream = floats(rest);
      case "inputgradient" -> gradient(rest, inputGradients);
      case "weightgradient" -> gradient(rest, weightGradients);
      default -> throw new IllegalArgumentException(kind);
    }
  }

  private static void gradient(String rest, Map<Integer, float[]> gradients) {
    String[] words = rest.split(" ", 2);
    gradients.put(Integer.valueOf(words[0]), floats(words[1]));
  }

  private static Tensor tensor(String rest) {
    String[] words = rest.split(" ", 3);
    int[] dims = shape(words[0]).dims();
    DType dtype = DType.of(words[1]);
    if (dtype == DType.STRING) {
      List<?> strings = (List<?>) Objects.requireNonNull(Json.read(words[2]));
      return Tensor.of(strings.stream().map(String.class::cast).toArray(String[]::new), dims);
    }
    return Tensor.of(floats(words[2]), dtype, Shape.of(dims));
  }

  private static Shape shape(String text) {
    return Shape.of(Arrays.stream(text.split("x")).mapToInt(Integer::parseInt).toArray());
  }

  private static float[] floats(String text) {
    String[] words = text.split(" ");
    float[] floats = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      floats[i] = Float.parseFloat(words[i]);
    }
    return floats;
  }
}
