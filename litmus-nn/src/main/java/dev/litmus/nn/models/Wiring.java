package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.TimeDistributed;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The mathematics of a network for data of certain shapes: the ops of every use of every layer,
/// those of models inside the model among them. A network whose inputs have axes that only the data
/// will tell has a wiring for every shape of data that it meets, all on the same variables.
final class Wiring {
  private final Graph graph = new Graph();
  private final Map<Integer, Value> masks = new HashMap<>();
  private final List<Value> inputs;
  private final List<Value> outputs;

  private Wiring(Network network, List<Shape> shapes) {
    List<Value> given = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      given.add(graph.input(shapes.get(i), network.inputs().get(i).dtype()));
    }
    inputs = List.copyOf(given);
    outputs = emit(network, inputs);
  }

  /// Emits all ops for inputs of those shapes.
  static Wiring of(Network network, List<Shape> shapes) {
    return new Wiring(network, shapes);
  }

  Graph graph() {
    return graph;
  }

  /// The values that data goes into, in the order of the model's inputs.
  List<Value> inputs() {
    return inputs;
  }

  /// The values of the model's outputs, in order.
  List<Value> outputs() {
    return outputs;
  }

  /// The mask of a value, if it has one.
  @Nullable Value mask(Value value) {
    return masks.get(value.index());
  }

  private List<Value> emit(Network network, List<Value> given) {
    IdentityHashMap<Symbol, Value> values = new IdentityHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      values.put(network.inputs().get(i), given.get(i));
    }
    for (Call call : network.calls()) {
      if (!call.inputs().isEmpty()) {
        Map<String, Value> keywords = new HashMap<>();
        call.keywords().forEach((name, symbol) -> keywords.put(name, values.get(symbol)));
        List<Value> results =
            emit(
                new LayerEmitter(
                    network.state(call.layer()),
                    network.state(call.layer()).name(),
                    call.inputs().stream().map(values::get).toList(),
                    keywords,
                    call.arguments(),
                    keywords.get("mask")));
        for (int i = 0; i < results.size(); i++) {
          values.put(call.outputs().get(i), results.get(i));
        }
      }
    }
    return network.outputs().stream().map(values::get).toList();
  }

  private List<Value> emit(LayerEmitter emitter) {
    Layer layer = emitter.state.layer();
    if (layer instanceof Model model) {
      if (emitter.firstMask != null) {
        masks.putIfAbsent(emitter.input().index(), emitter.firstMask);
      }
      return emit(model.network(), emitter.inputs());
    }
    List<Value> results = layer.emitAll(emitter);
    Value mask = layer.emitMask(emitter);
    if (mask != null) {
      masks.putIfAbsent(results.getFirst().index(), mask);
    }
    return results;
  }

  private final class LayerEmitter implements Emitter {
    private final LayerState state;
    private final String layerName;
    private final List<Value> given;
    private final Map<String, Value> keywords;
    private final Map<String, @Nullable Object> arguments;
    private final @Nullable Value firstMask;
    private boolean atEveryStep;

    LayerEmitter(
        LayerState state,
        String layerName,
        List<Value> given,
        Map<String, Value> keywords,
        Map<String, @Nullable Object> arguments,
        @Nullable Value firstMask) {
      this.state = state;
      this.layerName = layerName;
      this.given = given;
      this.keywords = keywords;
      this.arguments = arguments;
      this.firstMask = firstMask;
    }

    @Override
    public List<Value> inputs() {
      return given;
    }

    @Override
    public @Nullable Value keyword(String name) {
      return keywords.get(name);
    }

    @Override
    public @Nullable Object argument(String name) {
      return arguments.get(name);
    }

    @Override
    public @Nullable Value mask(int input) {
      return input == 0 && firstMask != null ? firstMask : masks.get(given.get(input).index());
    }

    @Override
    public Variable variable(String name) {
      return state.variable(name);
    }

    @Override
    public boolean trainable() {
      return state.trainable();
    }

    @Override
    public List<Value> child(String attribute, List<Value> inner, @Nullable Value mask) {
      LayerEmitter child =
          new LayerEmitter(state.child(attribute), layerName, inner, Map.of(), Map.of(), mask);
      child.atEveryStep = state.layer() instanceof TimeDistributed;
      return emit(child);
    }

    @Override
    public Value op(Op op, Shape shape, DType dtype, List<Value> taken, List<Variable> variables) {
      return graph.add(op, shape, dtype, taken, variables, state.seedGenerator(), layerName);
    }

    @Override
    public void penalize(Value value, Regularizer regularizer) {
      // Keras loses what a layer at every step penalizes; what layers of a model at every step
      // penalize, it keeps.
      if (!atEveryStep) {
        graph.penalize(value, regularizer);
      }
    }
  }
}
