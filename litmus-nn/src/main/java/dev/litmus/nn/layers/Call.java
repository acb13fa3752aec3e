package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One use of a layer on symbolic inputs, Keras's `Node`: what it was given and what came out. A
/// layer with two calls shares its weights between them.
public final class Call {
  private static final AtomicLong CREATED = new AtomicLong();

  private final Layer layer;
  private final List<Symbol> inputs;
  private final Map<String, Symbol> keywords;
  private final Map<String, @Nullable Object> arguments;
  private final List<Symbol> outputs;
  private final long order = CREATED.getAndIncrement();

  /// Uses a layer.
  ///
  /// @param inputs the positional inputs
  /// @param keywords the inputs given by name, such as `mask`
  /// @param arguments what else the call was given by name, such as `use_causal_mask`
  /// @throws ShapeException when the layer cannot take the inputs
  public Call(
      Layer layer,
      List<Symbol> inputs,
      Map<String, Symbol> keywords,
      Map<String, ? extends @Nullable Object> arguments) {
    this.layer = layer;
    this.inputs = List.copyOf(inputs);
    this.keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    this.arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    List<Shape> shapes = layer.outputShapes(inputs.stream().map(Symbol::shape).toList(), arguments);
    List<DType> types = layer.outputTypes(inputs.stream().map(Symbol::dtype).toList());
    List<Symbol> results = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      results.add(new Symbol(this, i, shapes.get(i), types.get(Math.min(i, types.size() - 1))));
    }
    this.outputs = List.copyOf(results);
  }

  /// The layer that was used.
  public Layer layer() {
    return layer;
  }

  /// The positional inputs; empty for an input of a model.
  public List<Symbol> inputs() {
    return inputs;
  }

  /// The inputs given by name.
  public Map<String, Symbol> keywords() {
    return keywords;
  }

  /// The arguments given by name that are no tensors.
  public Map<String, @Nullable Object> arguments() {
    return arguments;
  }

  /// Everything the call depends on: inputs, then keywords.
  public List<Symbol> dependencies() {
    if (keywords.isEmpty()) {
      return inputs;
    }
    List<Symbol> all = new ArrayList<>(inputs);
    all.addAll(keywords.values());
    return all;
  }

  /// What came out.
  public List<Symbol> outputs() {
    return outputs;
  }

  /// The same use of the same layer on other symbols.
  ///
  /// @param replaced what stands for each of the dependencies
  public Call on(Map<Symbol, Symbol> replaced) {
    return of(layer, replaced);
  }

  /// The same use of another layer on other symbols.
  public Call of(Layer other, Map<Symbol, Symbol> replaced) {
    Map<String, Symbol> named = new LinkedHashMap<>();
    keywords.forEach((name, symbol) -> named.put(name, required(symbol, replaced)));
    return new Call(
        other, inputs.stream().map(s -> required(s, replaced)).toList(), named, arguments);
  }

  private static Symbol required(Symbol symbol, Map<Symbol, Symbol> replaced) {
    Symbol other = replaced.get(symbol);
    if (other == null) {
      throw new IllegalArgumentException("nothing stands for " + symbol);
    }
    return other;
  }

  /// Grows with every call made: models name layers and draw seeds in this order, as Keras does.
  public long order() {
    return order;
  }

  @Override
  public String toString() {
    return "%s on %s".formatted(layer.className(), inputs.stream().map(Symbol::shape).toList());
  }
}
