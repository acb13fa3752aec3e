package dev.litmus.keras.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One case of the engine's layer tests: a layer's configuration and what Keras computed with it.
/// The script tools/make_layers.py tells the form of the files.
final class KerasLayerCase {
  private static final Path FOLDER =
      Path.of("../litmus-nn/src/test/resources/dev/litmus/nn/layers");

  final String name;
  final List<Tensor> inputs = new ArrayList<>();
  private String layer = "";
  private boolean training;
  private final List<float[]> weights = new ArrayList<>();
  final List<Tensor> outputs = new ArrayList<>();

  private KerasLayerCase(String name) {
    this.name = name;
  }

  /// All cases of prediction; training has nothing to do with ONNX.
  static List<KerasLayerCase> all() throws IOException {
    List<Path> files;
    try (Stream<Path> folder = Files.list(FOLDER)) {
      files = folder.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
    List<KerasLayerCase> cases = new ArrayList<>();
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        int blank = line.indexOf(' ');
        String rest = line.substring(blank + 1);
        if (line.startsWith("case ")) {
          cases.add(new KerasLayerCase(rest));
        } else {
          cases.getLast().take(line.substring(0, blank), rest);
        }
      }
    }
    cases.removeIf(item -> item.training || item.className().equals("InputLayer"));
    return cases;
  }

  private void take(String kind, String rest) {
    switch (kind) {
      case "layer" -> layer = rest;
      case "training" -> training = Boolean.parseBoolean(rest);
      case "input" -> inputs.add(tensor(rest));
      case "weight" -> weights.add(floats(rest.split(" ", 3)[2]));
      case "output" -> outputs.add(tensor(rest));
      default -> {} // gradients
    }
  }

  String className() {
    return layer.substring(0, layer.indexOf(' '));
  }

  /// A model of that layer alone, with Keras's weights.
  Model model() {
    Object json = Json.readFromPython(layer.substring(layer.indexOf(' ')).getBytes(UTF_8));
    Config config = Config.of(name, Map.of("layer", Objects.requireNonNull(json)));
    Layer made = Layers.standard().create(className(), config.config("layer"));
    List<Symbol> symbols = new ArrayList<>();
    for (Tensor input : inputs) {
      Shape batch = input.shape().withDim(0, Shape.UNKNOWN);
      symbols.add(new InputLayer("", batch, input.dtype()).symbol());
    }
    Model model = Functional.of(symbols, made.applyAll(symbols.toArray(new Symbol[0])));
    List<Variable> variables = model.state(made).variables();
    for (int i = 0; i < variables.size(); i++) {
      variables.get(i).assign(weights.get(i));
    }
    return model;
  }

  private static Tensor tensor(String rest) {
    String[] words = rest.split(" ", 3);
    int[] dims = Arrays.stream(words[0].split("x")).mapToInt(Integer::parseInt).toArray();
    DType dtype = DType.of(words[1]);
    if (dtype == DType.STRING) {
      List<?> strings =
          (List<?>) Objects.requireNonNull(Json.readFromPython(words[2].getBytes(UTF_8)));
      return Tensor.of(strings.stream().map(String.class::cast).toArray(String[]::new), dims);
    }
    return Tensor.of(floats(words[2]), dtype, Shape.of(dims));
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
