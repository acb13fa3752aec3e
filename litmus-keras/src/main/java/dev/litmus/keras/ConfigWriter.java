package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.models.LayerState;
import dev.litmus.nn.models.Model;
import dev.litmus.nn.models.Sequential;
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
  private final IdentityHashMap<Symbol, List<Object>> references = new IdentityHashMap<>();
  private final IdentityHashMap<Layer, List<Symbol>> uses = new IdentityHashMap<>();

  private ConfigWriter(Model model) {
    this.model = model;
    for (Symbol symbol : model.symbols()) {
      List<Symbol> ofLayer = uses.computeIfAbsent(symbol.layer(), key -> new ArrayList<>());
      references.put(symbol, List.of(model.state(symbol.layer()).name(), ofLayer.size(), 0));
      ofLayer.add(symbol);
    }
  }

  static Map<String, @Nullable Object> of(Model model) {
    ConfigWriter writer = new ConfigWriter(model);
    return model instanceof Sequential ? writer.sequential() : writer.functional();
  }

  private Map<String, @Nullable Object> sequential() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("name", model.name());
    config.put("trainable", true);
    config.put("dtype", "float32");
    List<Object> layers = new ArrayList<>();
    for (Symbol symbol : model.symbols()) {
      layers.add(layer(symbol.layer()));
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
      for (Symbol use : uses.getOrDefault(layer, List.of())) {
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

  /// `[layer, number of the use, 0]`.
  private List<Object> reference(Symbol symbol) {
    List<Object> reference = references.get(symbol);
    if (reference == null) {
      throw new IllegalArgumentException("not a symbol of this model: " + symbol);
    }
    return reference;
  }

  /// The model's layers in the order that numbers their weights, each preceded by the operation
  /// nodes that it takes.
  private List<Layer> inFileOrder() {
    List<Layer> order = new ArrayList<>();
    Set<Layer> placed = Collections.newSetFromMap(new IdentityHashMap<>());
    for (LayerState state : model.layers()) {
      for (Symbol use : uses.getOrDefault(state.layer(), List.of())) {
        placeOperations(use.inputs(), order, placed);
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
        for (Symbol input : symbol.inputs().reversed()) {
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
    LayerState state = model.state(layer);
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
    }
    Map<String, @Nullable Object> object = Config.object(layer.module(), layer.className(), config);
    if (layer.operation()) {
      object.put("registered_name", layer.className());
    }
    return object;
  }

  private Map<String, @Nullable Object> node(Symbol use) {
    List<Object> tensors = new ArrayList<>();
    for (Symbol input : use.inputs()) {
      Map<String, @Nullable Object> config = new LinkedHashMap<>();
      config.put("shape", dims(input.shape()));
      config.put("dtype", input.dtype().kerasName());
      config.put("keras_history", reference(input));
      Map<String, @Nullable Object> tensor = new LinkedHashMap<>();
      tensor.put("class_name", "__keras_tensor__");
      tensor.put("config", config);
      tensors.add(tensor);
    }
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("args", use.layer().takesList() ? List.of(tensors) : tensors);
    node.put("kwargs", Map.of());
    return node;
  }

  private static List<@Nullable Object> dims(Shape shape) {
    List<@Nullable Object> dims = new ArrayList<>();
    for (int dim : shape.dims()) {
      dims.add(dim == Shape.UNKNOWN ? null : (Object) dim);
    }
    return dims;
  }
}
