package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.TimeDistributed;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
import dev.litmus.nn.operations.Operand;
import dev.litmus.nn.operations.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Describes a model as Keras 3.3 and every later one reads it: no key that only newer ones know,
/// types as plain words.
final class ConfigWriter {
  private final Model model;
  private final IdentityHashMap<Model, Integer> shared;
  private final IdentityHashMap<Layer, List<Call>> uses = new IdentityHashMap<>();

  private ConfigWriter(Model model, IdentityHashMap<Model, Integer> shared) {
    this.model = model;
    this.shared = shared;
    for (Call call : model.calls()) {
      uses.computeIfAbsent(call.layer(), key -> new ArrayList<>()).add(call);
    }
  }

  /// The description of a model. Its keys are written, those of models inside it are not, which are
  /// given lists.
  static Map<String, @Nullable Object> of(Model model) {
    Map<String, @Nullable Object> description = of(model, SharedModels.of(model));
    if (description.get("config") instanceof Map<?, ?> inner) {
      Map<String, @Nullable Object> config = KerasObject.fields(inner);
      key(config, "input_layers", model.inputKeys());
      key(config, "output_layers", model.outputKeys());
      description.put("config", config);
    }
    return description;
  }

  private static void key(Map<String, @Nullable Object> config, String field, List<String> keys) {
    if (!keys.isEmpty() && config.get(field) instanceof List<?> references) {
      Map<String, @Nullable Object> keyed = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        keyed.put(keys.get(i), references.get(i));
      }
      config.put(field, keyed);
    }
  }

  private static Map<String, @Nullable Object> of(
      Model model, IdentityHashMap<Model, Integer> shared) {
    ConfigWriter writer = new ConfigWriter(model, shared);
    return model instanceof Sequential ? writer.sequential() : writer.functional();
  }

  private Map<String, @Nullable Object> sequential() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", model.name());
    config.put("trainable", true);
    config.put("dtype", "float32");
    List<Object> layers = new ArrayList<>();
    for (Call call : model.calls()) {
      layers.add(layer(call.layer()));
    }
    config.put("layers", layers);
    config.put("build_input_shape", dims(model.inputs().getFirst().shape()));
    return Config.object("keras", "Sequential", config);
  }

  private Map<String, @Nullable Object> functional() {
    List<Object> layers = new ArrayList<>();
    for (Layer layer : inFileOrder()) {
      Map<String, @Nullable Object> description = layer(layer);
      description.put("name", model.state(layer).name());
      List<Object> nodes = new ArrayList<>();
      for (Call use : uses.getOrDefault(layer, List.of())) {
        if (!use.inputs().isEmpty()) {
          nodes.add(node(use));
        }
      }
      description.put("inbound_nodes", nodes);
      layers.add(description);
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", model.name());
    config.put("trainable", true);
    config.put("layers", layers);
    config.put("input_layers", references(model.inputs()));
    config.put("output_layers", references(model.outputs()));
    Map<String, @Nullable Object> object =
        Config.object("keras.src.models.functional", "Functional", config);
    object.put("registered_name", "Functional");
    return object;
  }

  private List<Object> references(List<Symbol> symbols) {
    return symbols.stream().<Object>map(this::reference).toList();
  }

  /// `[layer, number of the use, number of the result]`.
  private List<Object> reference(Symbol symbol) {
    int use = uses.getOrDefault(symbol.layer(), List.of()).indexOf(symbol.call());
    if (use < 0) {
      throw new IllegalArgumentException("not a symbol of this model: " + symbol);
    }
    return List.of(model.state(symbol.layer()).name(), use, symbol.index());
  }

  /// The model's layers in the order that numbers their weights, each preceded by the operation
  /// nodes that it takes.
  private List<Layer> inFileOrder() {
    List<Layer> order = new ArrayList<>();
    Set<Layer> placed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LayerState state : model.layers()) {
      for (Call use : uses.getOrDefault(state.layer(), List.of())) {
        placeOperations(use.dependencies(), order, placed);
      }
      order.add(state.layer());
      placed.add(state.layer());
    }
    placeOperations(model.outputs(), order, placed);
    return order;
  }

  /// Adds the operation nodes that symbols come from, and those before them, inputs first.
  private static void placeOperations(List<Symbol> symbols, List<Layer> order, Set<Layer> placed) {
    List<Symbol> open = new ArrayList<>(symbols.reversed());
    while (!open.isEmpty()) {
      Symbol symbol = open.getLast();
      boolean waits = false;
      if (symbol.layer().operation() && !placed.contains(symbol.layer())) {
        for (Symbol input : symbol.call().dependencies().reversed()) {
          if (input.layer().operation() && !placed.contains(input.layer())) {
            open.add(input);
            waits = true;
          }
        }
        if (!waits) {
          order.add(symbol.layer());
          placed.add(symbol.layer());
        }
      }
      if (!waits) {
        open.removeLast();
      }
    }
  }

  private Map<String, @Nullable Object> layer(Layer layer) {
    return described(model.state(layer));
  }

  private Map<String, @Nullable Object> described(LayerState state) {
    Layer layer = state.layer();
    if (layer instanceof Model nested) {
      Map<String, @Nullable Object> object = of(nested, shared);
      Integer mark = shared.get(nested);
      if (mark != null) {
        object.put(SharedObjects.MARK, mark);
      }
      if (object.get("config") instanceof Map<?, ?> inner) {
        Map<String, @Nullable Object> renamed = new LinkedHashMap<>(KerasObject.fields(inner));
        renamed.put("name", state.name());
        renamed.put("trainable", state.trainable());
        object.put("config", renamed);
      }
      return object;
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    if (layer instanceof InputLayer) {
      config.putAll(layer.config());
      config.put("name", state.name());
    } else {
      config.put("name", state.name());
      if (!layer.operation()) {
        if (layer.hasTrainableKey()) {
          config.put("trainable", state.trainable());
        }
        config.put("dtype", "float32");
      }
      config.putAll(layer.config());
      if (layer instanceof TimeDistributed) {
        state.children().forEach((attribute, child) -> config.put(attribute, wrapped(child)));
      } else {
        writeFrozen(state, config);
      }
    }
    Map<String, @Nullable Object> object = Config.object(layer.module(), layer.className(), config);
    if (layer.operation()) {
      object.put("registered_name", layer.className());
    }
    return object;
  }

  /// Says of the layers inside, which a layer's configuration describes, whether training may
  /// change them.
  private static void writeFrozen(LayerState state, Map<String, @Nullable Object> config) {
    state
        .children()
        .forEach((attribute, child) -> {
          String key = attribute.equals("forward_layer") ? "layer" : attribute;
          if (config.get(key) instanceof Map<?, ?> description
              && description.get("config") instanceof Map<?, ?> inner) {
            Map<String, @Nullable Object> written = KerasObject.fields(inner);
            written.put("trainable", child.trainable());
            writeFrozen(child, written);
            Map<String, @Nullable Object> object = KerasObject.fields(description);
            object.put("config", written);
            config.put(key, object);
          }
        });
  }

  /// A layer inside a wrapper. Keras 3.15 asks a wrapped model for one shape, not for a list of
  /// one, so that its only input and output must be named outside of a list, which Keras 3.3 does
  /// not read; no such model can be written for both.
  private Map<String, @Nullable Object> wrapped(LayerState state) {
    Map<String, @Nullable Object> object = described(state);
    if (object.get("config") instanceof Map<?, ?> inner) {
      Map<String, @Nullable Object> config = new LinkedHashMap<>(KerasObject.fields(inner));
      for (String key : List.of("input_layers", "output_layers")) {
        if (config.get(key) instanceof List<?> references && references.size() == 1) {
          config.put(key, references.getFirst());
        }
      }
      object.put("config", config);
    }
    return object;
  }

  private Map<String, @Nullable Object> node(Call use) {
    List<Object> tensors = use.inputs().stream().<Object>map(this::tensor).toList();
    Map<String, @Nullable Object> keywords = new LinkedHashMap<>(use.arguments());
    use.keywords()
        .forEach((name, symbol) -> {
          int dot = name.indexOf('.');
          if (dot < 0) {
            keywords.put(name, tensor(symbol));
          } else if (keywords.computeIfAbsent(name.substring(0, dot), key -> new ArrayList<>())
              instanceof List<?> list) {
            List<@Nullable Object> longer = new ArrayList<>(list);
            longer.add(tensor(symbol));
            keywords.put(name.substring(0, dot), longer);
          }
        });
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("args", takesList(use) ? List.of(tensors) : arguments(use, tensors));
    node.put("kwargs", keywords);
    return node;
  }

  /// Tensors, and between them the constants of an operation.
  private static List<@Nullable Object> arguments(Call use, List<Object> tensors) {
    if (!(use.layer() instanceof Operation operation)) {
      return RecurrentArguments.nested(use.layer(), tensors);
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    int next = 0;
    for (Operand operand : operation.operands()) {
      arguments.add(
          operand instanceof Operand.Constant constant ? constant.written() : tensors.get(next++));
    }
    return arguments;
  }

  private static boolean takesList(Call use) {
    return use.layer().takesList() || (use.layer() instanceof Model && use.inputs().size() > 1);
  }

  private Map<String, @Nullable Object> tensor(Symbol symbol) {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("shape", dims(symbol.shape()));
    config.put("dtype", symbol.dtype().kerasName());
    config.put("keras_history", reference(symbol));
    Map<String, @Nullable Object> tensor = new LinkedHashMap<>();
    tensor.put("class_name", "__keras_tensor__");
    tensor.put("config", config);
    return tensor;
  }

  private static List<@Nullable Object> dims(Shape shape) {
    List<@Nullable Object> dims = new ArrayList<>();
    for (int dim : shape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : (Object) dim);
    }
    return dims;
  }
}
