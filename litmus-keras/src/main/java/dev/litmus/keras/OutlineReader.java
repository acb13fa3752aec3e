package dev.litmus.keras;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads a model's description, that of Keras 2 and 3 alike.
final class OutlineReader {
  private static final int MAX_LAYERS = 10_000;

  private final LayerReader layers;

  OutlineReader(LayerReader layers) {
    this.layers = layers;
  }

  Outline read(@Nullable Object description) {
    KerasObject model = KerasObject.read(description, "the model");
    String owner = "model of class " + model.className();
    return switch (model.className()) {
      case "Sequential" -> sequential(model.config(owner));
      case "Functional", "Model" -> functional(model.config(owner));
      default ->
          throw new IllegalArgumentException(
              "the model is of class '%s'; Sequential and Functional models are read"
                  .formatted(model.className()));
    };
  }

  private Outline sequential(Map<String, @Nullable Object> config) {
    List<?> descriptions = descriptions(config);
    List<LayerEntry> entries = new ArrayList<>();
    if (descriptions.isEmpty()) {
      throw new IllegalArgumentException("the model has no layers");
    }
    if (!isInput(descriptions.getFirst())) {
      entries.add(impliedInput(config, descriptions.getFirst()));
    }
    for (Object description : descriptions) {
      entries.add(layers.read(description, false));
    }
    List<Call> calls = new ArrayList<>();
    for (LayerEntry entry : entries) {
      List<Symbol> inputs =
          calls.isEmpty() ? List.of() : List.of(calls.getLast().outputs().getFirst());
      calls.add(apply(entry, inputs, Map.of(), Map.of()));
    }
    return new Outline(
        true,
        name(config, "sequential"),
        frozen(config, entries),
        calls,
        calls.getFirst().outputs(),
        List.of(),
        calls.getLast().outputs(),
        List.of());
  }

  private Outline functional(Map<String, @Nullable Object> config) {
    List<?> descriptions = descriptions(config);
    List<LayerEntry> entries = new ArrayList<>();
    FunctionalGraph graph = new FunctionalGraph(this);
    for (Object written : descriptions) {
      Object description = Keras2Operations.upgraded(written);
      LayerEntry entry = layers.read(description, true);
      entries.add(entry);
      graph.add(entry, KerasObject.read(description, "a layer").fields().get("inbound_nodes"));
    }
    graph.join();
    List<Symbol> outputs = graph.symbols(config.get("output_layers"), "output_layers");
    return new Outline(
        false,
        name(config, "functional"),
        frozen(config, entries),
        FunctionalGraph.reachable(outputs),
        graph.symbols(config.get("input_layers"), "input_layers"),
        keys(config.get("input_layers")),
        outputs,
        keys(config.get("output_layers")));
  }

  /// The keys of an object in the order in which Keras takes what they name; none of a list.
  private static List<String> keys(@Nullable Object references) {
    return references instanceof Map<?, ?> named
        ? List.copyOf(new TreeSet<>(KerasObject.fields(named).keySet()))
        : List.of();
  }

  private static List<?> descriptions(Map<String, @Nullable Object> config) {
    if (!(config.get("layers") instanceof List<?> list)) {
      throw new IllegalArgumentException(
          "the model: layers must be a list; found " + KerasObject.brief(config.get("layers")));
    }
    if (list.size() > MAX_LAYERS) {
      throw new IllegalArgumentException(
          "the model has %d layers; at most %d are read".formatted(list.size(), MAX_LAYERS));
    }
    return list;
  }

  private static String name(Map<String, @Nullable Object> config, String ifAbsent) {
    return config.get("name") instanceof String name ? name : ifAbsent;
  }

  /// A frozen model freezes its layers.
  private static List<LayerEntry> frozen(
      Map<String, @Nullable Object> config, List<LayerEntry> entries) {
    return Boolean.FALSE.equals(config.get("trainable"))
        ? entries.stream()
            .map(e -> new LayerEntry(e.layer(), e.name(), false, e.group(), e.frozen()))
            .toList()
        : entries;
  }

  private static boolean isInput(@Nullable Object description) {
    return description instanceof Map<?, ?> map && "InputLayer".equals(map.get("class_name"));
  }

  /// Keras 2 gave the input's shape to the first layer; Keras 3 keeps it with the model.
  private LayerEntry impliedInput(Map<String, @Nullable Object> config, @Nullable Object first) {
    Map<String, @Nullable Object> inner = KerasObject.read(first, "a layer").config("a layer");
    Object shape = null;
    for (Object candidate :
        new @Nullable Object[] {
          inner.get("batch_shape"), inner.get("batch_input_shape"), config.get("build_input_shape")
        }) {
      shape = shape == null ? candidate : shape;
    }
    if (shape == null) {
      throw new IllegalArgumentException(
          "the model does not say the shape of its input: it was saved before it was built");
    }
    return layers.read(
        Map.of(
            "class_name",
            "InputLayer",
            "config",
            Map.of("name", "input_layer", "batch_shape", shape)),
        false);
  }

  /// Uses a layer on symbols; every failure names it.
  Call apply(
      LayerEntry entry,
      List<Symbol> inputs,
      Map<String, Symbol> keywords,
      Map<String, ? extends @Nullable Object> arguments) {
    layers.uses().take(entry);
    try {
      return new Call(entry.layer(), inputs, keywords, arguments);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "layer %s gives more than 2^31 - 1 numbers a row for inputs %s"
              .formatted(entry, shapes(inputs)));
    } catch (IllegalArgumentException e) {
      boolean named = String.valueOf(e.getMessage()).contains("'" + entry.name() + "'");
      throw named
          ? e
          : new IllegalArgumentException("layer %s: %s".formatted(entry, e.getMessage()));
    } catch (IllegalStateException e) {
      throw new IllegalArgumentException(
          "layer %s can't take inputs %s: %s".formatted(entry, shapes(inputs), e.getMessage()));
    }
  }

  private static List<Shape> shapes(List<Symbol> symbols) {
    return symbols.stream().map(Symbol::shape).toList();
  }
}
