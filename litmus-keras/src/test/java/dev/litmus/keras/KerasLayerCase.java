package dev.litmus.keras;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.litmus.keras.json.Json;
import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Layers;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.models.Functional;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.operations.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One case of the engine's layer tests: a layer's configuration and what Keras computed with it.
/// The script tools/make_layers.py tells the form of the files.
public final class KerasLayerCase {
  private static final Path FOLDER =
      Path.of("../litmus-nn/src/test/resources/dev/litmus/nn/layers");

  public final String name;
  public final List<Tensor> inputs = new ArrayList<>();
  private String layer = "";
  private boolean training;

  /// The call of an operation node; empty for a layer.
  private Map<String, @Nullable Object> node = Map.of();

  /// The names of the last inputs, where the call gives some by name.
  private final List<String> keywords = new ArrayList<>();

  private final Map<String, @Nullable Object> arguments = new TreeMap<>();
  private final List<float[]> weights = new ArrayList<>();
  public final List<Tensor> outputs = new ArrayList<>();

  private KerasLayerCase(String name) {
    this.name = name;
  }

  /// The layers' cases of prediction, operation nodes aside.
  public static List<KerasLayerCase> ofPrediction() throws IOException {
    return all().stream().filter(KerasLayerCase::plain).toList();
  }

  private boolean plain() {
    return !training && node.isEmpty();
  }

  /// The operations' cases of prediction.
  public static List<KerasLayerCase> ofOperations() throws IOException {
    return all().stream().filter(item -> !item.training && !item.node.isEmpty()).toList();
  }

  /// All cases, without inputs, which are no layers of their own.
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
      case "node" -> node = object(rest);
      case "keyword" -> {
        keywords.add(rest.substring(0, rest.indexOf(' ')));
        inputs.add(tensor(rest.substring(rest.indexOf(' ') + 1)));
      }
      case "argument" ->
          arguments.put(
              rest.substring(0, rest.indexOf(' ')), json(rest.substring(rest.indexOf(' ') + 1)));
      case "weight" -> weights.add(floats(rest.split(" ", 3)[2]));
      case "output" -> outputs.add(tensor(rest));
      case "results" -> split(rest.split(" "));
      default -> {} // gradients
    }
  }

  /// Several results stand in the file as one: each flattened, side by side.
  private void split(String[] shapes) {
    Tensor all = outputs.removeLast();
    int width = all.shape().rowSize();
    int first = 0;
    for (String words : shapes) {
      int[] dims = Arrays.stream(words.split("x")).mapToInt(Integer::parseInt).toArray();
      int size = Shape.of(dims).rowSize();
      float[] values = new float[dims[0] * size];
      for (int row = 0; row < dims[0]; row++) {
        System.arraycopy(all.floats(), row * width + first, values, row * size, size);
      }
      outputs.add(Tensor.of(values, dims));
      first += size;
    }
  }

  public String className() {
    return layer.substring(0, layer.indexOf(' '));
  }

  /// A model of that layer alone, with Keras's weights.
  public Model model() {
    List<Symbol> symbols = symbols();
    Layer made = layer();
    Model model = Functional.seeded(7, symbols, call(made, symbols).outputs());
    return weighted(model, made);
  }

  /// A model that answers a yes/no question by the first result of that layer, with Keras's weights
  /// in it.
  Model classifier() {
    List<Symbol> symbols = symbols();
    Layer made = layer();
    Symbol result = call(made, symbols).outputs().getFirst();
    Symbol flat = result.shape().rank() > 2 ? Flatten.of().apply(result) : result;
    Symbol answer = Dense.of(1, "sigmoid").apply(flat);
    return weighted(Functional.seeded(7, symbols, List.of(answer)), made);
  }

  private Call call(Layer made, List<Symbol> symbols) {
    int positional = symbols.size() - keywords.size();
    Map<String, Symbol> named = new LinkedHashMap<>();
    for (int i = 0; i < keywords.size(); i++) {
      named.put(keywords.get(i), symbols.get(positional + i));
    }
    return new Call(made, symbols.subList(0, positional), named, arguments);
  }

  private Model weighted(Model model, Layer made) {
    List<Variable> variables = model.state(made).variables();
    for (int i = 0; i < variables.size(); i++) {
      variables.get(i).assign(weights.get(i));
    }
    return model;
  }

  private Layer layer() {
    Map<String, @Nullable Object> config = object(layer.substring(layer.indexOf(' ')));
    config.putAll(node);
    return node.isEmpty()
        ? Layers.standard().create(className(), Config.of(name, config))
        : Operations.create(className(), Config.of(name, config));
  }

  private static @Nullable Object json(String text) {
    return Json.readFromPython(text.getBytes(UTF_8));
  }

  private static Map<String, @Nullable Object> object(String text) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    if (json(text) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> object.put(String.valueOf(key), value));
    }
    return object;
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
