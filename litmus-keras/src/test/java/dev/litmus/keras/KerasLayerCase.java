package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Flatten;
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
public final class KerasLayerCase {
  private static final Path FOLDER =
      Path.of("../litmus-nn/src/test/resources/dev/litmus/nn/layers");

  public final String name;
  public final List<Tensor> inputs = new ArrayList<>();
  private String layer = "";
  private boolean training;

  /// Whether the call takes positional inputs alone and gives one result.
  private boolean plain = true;

  private final List<float[]> weights = new ArrayList<>();
  public final List<Tensor> outputs = new ArrayList<>();

  private KerasLayerCase(String name) {
    this.name = name;
  }

  /// The cases of prediction with plain calls, without inputs, which are no layers of their own.
  public static List<KerasLayerCase> ofPrediction() throws IOException {
    return all().stream().filter(item -> !item.training && item.plain).toList();
  }

  /// All cases, without inputs.
  public static List<KerasLayerCase> all() throws IOException {
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
    cases.removeIf(item -> item.className().equals("InputLayer"));
    return cases;
  }

  private void take(String kind, String rest) {
    switch (kind) {
      case "layer" -> layer = rest;
      case "training" -> training = Boolean.parseBoolean(rest);
      case "input" -> inputs.add(tensor(rest));
      case "weight" -> weights.add(floats(rest.split(" ", 3)[2]));
      case "output" -> outputs.add(tensor(rest));
      case "keyword", "argument", "results" -> plain = false;
      default -> {} // gradients
    }
  }

  public String className() {
    return layer.substring(0, layer.indexOf(' '));
  }

  /// A model of that layer alone, with Keras's weights.
  public Model model() {
    List<Symbol> symbols = symbols();
    Layer made = layer();
    Model model = Functional.seeded(7, symbols, made.applyAll(symbols.toArray(new Symbol[0])));
    return weighted(model, made);
  }

  /// A model that answers a yes/no question by the first result of that layer, with Keras's weights
  /// in it.
  Model classifier() {
    List<Symbol> symbols = symbols();
    Layer made = layer();
    Symbol result = made.applyAll(symbols.toArray(new Symbol[0])).getFirst();
    Symbol flat = result.shape().rank() > 2 ? Flatten.of().apply(result) : result;
    Symbol answer = Dense.of(1, "sigmoid").apply(flat);
    return weighted(Functional.seeded(7, symbols, List.of(answer)), made);
  }

  private Model weighted(Model model, Layer made) {
    List<Variable> variables = model.state(made).variables();
    for (int i = 0; i < variables.size(); i++) {
      variables.get(i).assign(weights.get(i));
    }
    return model;
  }

  private Layer layer() {
    Object json = Json.readFromPython(layer.substring(layer.indexOf(' ')).getBytes(UTF_8));
    Config config = Config.of(name, Map.of("layer", Objects.requireNonNull(json)));
    return Layers.standard().create(className(), config.config("layer"));
  }

  private List<Symbol> symbols() {
    List<Symbol> symbols = new ArrayList<>();
    for (Tensor input : inputs) {
      Shape batch = input.shape().withDim(0, Shape.UNKNOWN);
      symbols.add(new InputLayer("", batch, input.dtype()).symbol());
    }
    return symbols;
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
