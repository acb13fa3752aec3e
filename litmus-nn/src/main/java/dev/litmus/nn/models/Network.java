package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.random.SeedSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers turned into state and mathematics: walks from output symbols back to inputs, names and
/// builds every layer once, and emits the ops of every use.
final class Network {
  private final List<Symbol> inputs;
  private final List<Symbol> outputs;
  private final List<Symbol> symbols;
  private final IdentityHashMap<Layer, LayerState> states = new IdentityHashMap<>();
  private final IdentityHashMap<Symbol, Value> values = new IdentityHashMap<>();
  private final Graph graph = new Graph();
  private final SeedSequence seeds;

  Network(List<Symbol> inputs, List<Symbol> outputs, long seed) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.seeds = new SeedSequence(seed);
    this.symbols = reachable();
    LayerNames names = new LayerNames(symbols);
    for (Symbol symbol : symbols) {
      if (!states.containsKey(symbol.layer())) {
        LayerState state = new LayerState(symbol.layer(), names.of(symbol.layer()));
        states.put(symbol.layer(), state);
        symbol
            .layer()
            .build(new Builder(state, symbol.inputs().stream().map(Symbol::shape).toList()));
      }
      values.put(
          symbol,
          symbol.inputs().isEmpty()
              ? graph.input(symbol.shape(), symbol.dtype())
              : symbol.layer().emit(new LayerEmitter(state(symbol.layer()), symbol)));
    }
  }

  /// Everything the outputs depend on, in order of creation, which is an order of computation.
  private List<Symbol> reachable() {
    IdentityHashMap<Symbol, Boolean> seen = new IdentityHashMap<>();
    List<Symbol> open = new ArrayList<>(outputs);
    while (!open.isEmpty()) {
      Symbol symbol = open.removeLast();
      if (seen.putIfAbsent(symbol, true) == null) {
        open.addAll(symbol.inputs());
        if (symbol.inputs().isEmpty() && !inputs.contains(symbol)) {
          throw new IllegalArgumentException(
              "an output depends on input '%s' %s, which is not among the model's inputs"
                  .formatted(symbol.layer().name(), symbol.shape()));
        }
      }
    }
    for (Symbol input : inputs) {
      if (!input.inputs().isEmpty()) {
        throw new IllegalArgumentException("a model's inputs must be InputLayers; found " + input);
      }
      seen.put(input, true);
    }
    return seen.keySet().stream().sorted(Comparator.comparingLong(Symbol::order)).toList();
  }

  List<Symbol> inputs() {
    return inputs;
  }

  List<Symbol> outputs() {
    return outputs;
  }

  List<Symbol> symbols() {
    return symbols;
  }

  Graph graph() {
    return graph;
  }

  LayerState state(Layer layer) {
    LayerState state = states.get(layer);
    if (state == null) {
      throw new IllegalArgumentException("not a layer of this model: " + layer);
    }
    return state;
  }

  List<Value> inputValues() {
    return inputs.stream().map(this::value).toList();
  }

  List<Value> outputValues() {
    return outputs.stream().map(this::value).toList();
  }

  private Value value(Symbol symbol) {
    Value value = values.get(symbol);
    if (value == null) {
      throw new IllegalArgumentException("not a symbol of this model: " + symbol);
    }
    return value;
  }

  private final class Builder implements LayerBuilder {
    private final LayerState state;
    private final List<Shape> shapes;

    Builder(LayerState state, List<Shape> shapes) {
      this.state = state;
      this.shapes = shapes;
    }

    @Override
    public List<Shape> inputs() {
      return shapes;
    }

    @Override
    public Variable variable(String name, Shape shape, Initializer initializer) {
      return add(new Variable(name, shape, DType.FLOAT32, true), initializer);
    }

    @Override
    public Variable statistic(String name, Shape shape, DType dtype, Initializer initializer) {
      return add(new Variable(name, shape, dtype, false), initializer);
    }

    private Variable add(Variable variable, Initializer initializer) {
      long drawn = initializer.needsSeed() ? seeds.next() : 0;
      initializer.fill(variable.value(), variable.shape().dims(), drawn);
      state.add(variable);
      return variable;
    }

    @Override
    public SeedGenerator seedGenerator(@Nullable Long seed) {
      SeedGenerator generator = new SeedGenerator(seed == null ? seeds.next() : seed);
      state.seedGenerator(generator);
      return generator;
    }
  }

  private final class LayerEmitter implements Emitter {
    private final LayerState state;
    private final List<Value> inputValues;

    LayerEmitter(LayerState state, Symbol symbol) {
      this.state = state;
      this.inputValues = symbol.inputs().stream().map(Network.this::value).toList();
    }

    @Override
    public List<Value> inputs() {
      return inputValues;
    }

    @Override
    public Variable variable(String name) {
      for (Variable variable : state.variables()) {
        if (variable.name().equals(name)) {
          return variable;
        }
      }
      throw new IllegalArgumentException("%s has no variable '%s'".formatted(state, name));
    }

    @Override
    public Value op(Op op, Shape shape, DType dtype, List<Value> taken, List<Variable> variables) {
      return graph.add(op, shape, dtype, taken, variables, state.seedGenerator(), state.name());
    }
  }
}
