package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.initializers.Initializer;
import dev.litmus.nn.internal.SnakeCase;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.SeedGenerator;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.layers.WeightOptions;
import dev.litmus.nn.random.SeedSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Layers turned into state: walks from output symbols back to inputs, names and builds every layer
/// once. Its mathematics is a [Wiring] for data of certain shapes.
final class Network {
  /// Wirings kept for later; data of ever new shapes must not fill the memory.
  private static final int MOST_WIRINGS = 32;

  private final List<Symbol> inputs;
  private final List<Symbol> outputs;
  private final List<Call> calls;
  private final IdentityHashMap<Layer, LayerState> states = new IdentityHashMap<>();
  private final ConcurrentHashMap<List<Shape>, Wiring> wirings = new ConcurrentHashMap<>();
  private final SeedSequence seeds;
  private volatile @Nullable Wiring declared;

  Network(List<Symbol> inputs, List<Symbol> outputs, long seed) {
    this(inputs, outputs, seed, List.of());
  }

  /// A network whose layers keep the state that they have already.
  ///
  /// @param existing states of layers, some of which may occur here
  Network(List<Symbol> inputs, List<Symbol> outputs, long seed, List<LayerState> existing) {
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.seeds = new SeedSequence(seed);
    this.calls = reachable();
    existing.forEach(state -> states.put(state.layer(), state));
    LayerNames names = new LayerNames(calls, existing);
    for (Call call : calls) {
      if (!states.containsKey(call.layer())) {
        LayerState state = new LayerState(call.layer(), names.of(call.layer()));
        states.put(call.layer(), state);
        build(state, call.inputs().stream().map(Symbol::shape).toList());
      }
    }
  }

  private void build(LayerState state, List<Shape> shapes) {
    state.layer().build(new Builder(state, shapes));
  }

  /// Everything the outputs depend on, in order of creation, which is an order of computation.
  private List<Call> reachable() {
    Set<Call> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    List<Call> open = new ArrayList<>(outputs.stream().map(Symbol::call).toList());
    Set<Call> given = Collections.newSetFromMap(new IdentityHashMap<>());
    inputs.forEach(symbol -> given.add(symbol.call()));
    while (!open.isEmpty()) {
      Call call = open.removeLast();
      if (seen.add(call)) {
        call.dependencies().forEach(symbol -> open.add(symbol.call()));
        if (call.inputs().isEmpty() && !given.contains(call)) {
          throw new IllegalArgumentException(
              "an output depends on input '%s' %s, which is not among the model's inputs"
                  .formatted(call.layer().name(), call.outputs().getFirst().shape()));
        }
      }
    }
    for (Symbol input : inputs) {
      if (!input.inputs().isEmpty()) {
        throw new IllegalArgumentException("a model's inputs must be InputLayers; found " + input);
      }
      seen.add(input.call());
    }
    return seen.stream().sorted(Comparator.comparingLong(Call::order)).toList();
  }

  List<Symbol> inputs() {
    return inputs;
  }

  List<Symbol> outputs() {
    return outputs;
  }

  List<Call> calls() {
    return calls;
  }

  LayerState state(Layer layer) {
    LayerState state = states.get(layer);
    if (state == null) {
      throw new IllegalArgumentException("not a layer of this model: " + layer);
    }
    return state;
  }

  /// Whether the inputs say the size of every axis but the batch.
  boolean shapesAreKnown() {
    return inputs.stream()
        .allMatch(input -> Arrays.stream(input.shape().dims()).skip(1).allMatch(dim -> dim >= 0));
  }

  /// The mathematics for data of the shapes that the inputs were declared with.
  Wiring wiring() {
    Wiring wiring = declared;
    if (wiring == null) {
      wiring = wiring(inputs.stream().map(Symbol::shape).toList());
      declared = wiring;
    }
    return wiring;
  }

  /// The mathematics for data of those shapes, whose first axis is of no account.
  Wiring wiring(List<Shape> shapes) {
    List<Shape> batches = shapes.stream().map(shape -> shape.withDim(0, Shape.UNKNOWN)).toList();
    Wiring wiring = wirings.get(batches);
    if (wiring == null) {
      wiring = Wiring.of(this, batches);
      if (wirings.size() >= MOST_WIRINGS) {
        wirings.clear();
      }
      wirings.put(batches, wiring);
    }
    return wiring;
  }

  /// Forgets the mathematics, since layers were frozen or freed.
  void rewire() {
    wirings.clear();
    declared = null;
  }

  /// Creates variables where a layer asks for them.
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
    public Variable variable(String name, Shape shape, WeightOptions options) {
      return add(new Variable(name, shape, options), options.initializer());
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
    public int batchSize() {
      return inputs.getFirst().call().layer() instanceof InputLayer input
          ? input.batchSize()
          : Shape.UNKNOWN;
    }

    @Override
    public void carried(String name, Shape shape) {
      state.addCarried(new Variable(name, shape, DType.FLOAT32, false));
    }

    @Override
    public void child(String attribute, Layer layer, List<Shape> inputShapes) {
      String name = layer.name().isEmpty() ? SnakeCase.of(layer.className()) : layer.name();
      LayerState child = new LayerState(layer, name);
      state.add(attribute, child);
      Network.this.build(child, inputShapes);
    }

    @Override
    public SeedGenerator seedGenerator(@Nullable Long seed) {
      SeedGenerator generator = new SeedGenerator(seed == null ? seeds.next() : seed);
      state.seedGenerator(generator);
      return generator;
    }
  }
}
