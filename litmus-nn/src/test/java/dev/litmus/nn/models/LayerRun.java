package dev.litmus.nn.models;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.Tensor;
import dev.litmus.nn.initializers.Zeros;
import dev.litmus.nn.layers.Call;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Flatten;
import dev.litmus.nn.layers.InputLayer;
import dev.litmus.nn.layers.Layer;
import dev.litmus.nn.layers.LayerBuilder;
import dev.litmus.nn.layers.Symbol;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Frame;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.ScalarKernels;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One layer in a network of its own, run forward and backward: for tests of layers. Before each
/// input of float32 stands a weight that is added, so that the gradient with respect to the input
/// can be seen.
public final class LayerRun {
  private final Layer layer;
  private final Network network;
  private final Wiring wiring;
  private final Program program;
  private final List<Symbol> shifted = new ArrayList<>();
  private final List<Shape> results;
  private final int rows;
  private final boolean differentiable;

  /// Builds the layer for inputs like these and lays out a program for their rows.
  ///
  /// @param training whether the layer shall behave as in training
  public LayerRun(Layer layer, List<Tensor> like, boolean training) {
    this(layer, like, List.of(), Map.of(), training);
  }

  /// The same for a call that gives the last inputs by name, and other arguments. Several results
  /// are given as one, side by side.
  public LayerRun(
      Layer layer,
      List<Tensor> like,
      List<String> keywords,
      Map<String, @Nullable Object> arguments,
      boolean training) {
    this.layer = layer;
    this.rows = like.getFirst().rows();
    List<Symbol> inputs = new ArrayList<>();
    for (Tensor tensor : like) {
      int[] dims = tensor.shape().dims();
      dims[0] = Shape.UNKNOWN;
      Symbol input = new InputLayer("", Shape.of(dims), tensor.dtype()).symbol();
      inputs.add(input);
      shifted.add(tensor.dtype() == DType.FLOAT32 ? new Shift("").apply(input) : input);
    }
    int positional = shifted.size() - keywords.size();
    Map<String, Symbol> named = new LinkedHashMap<>();
    for (int i = 0; i < keywords.size(); i++) {
      named.put(keywords.get(i), shifted.get(positional + i));
    }
    Call use = new Call(layer, shifted.subList(0, positional), named, arguments);
    this.results = use.outputs().stream().map(Symbol::shape).toList();
    Symbol output =
        results.size() == 1
            ? use.outputs().getFirst()
            : Concatenate.of()
                .apply(
                    use.outputs().stream()
                        .map(result -> result.then(Flatten.of()))
                        .toArray(Symbol[]::new));
    this.network = new Network(inputs, List.of(output), 0);
    this.wiring = network.wiring();
    Value result = wiring.outputs().getFirst();
    boolean learns =
        network.state(layer).variables().stream().anyMatch(Variable::trainable)
            || like.getFirst().dtype() == DType.FLOAT32;
    this.differentiable = result.dtype() == DType.FLOAT32 && learns;
    Set<Variable> trained = Collections.newSetFromMap(new IdentityHashMap<>());
    if (differentiable) {
      for (Call call : network.calls()) {
        network.state(call.layer()).variables().stream()
            .filter(Variable::trainable)
            .forEach(trained::add);
      }
    }
    this.program =
        new Program(
            wiring.graph(),
            wiring.inputs(),
            wiring.outputs(),
            trained,
            differentiable ? List.of(result) : List.of(),
            rows,
            training,
            new ScalarKernels(),
            Workers.NONE);
  }

  /// Whether gradients can be asked for.
  public boolean differentiable() {
    return differentiable;
  }

  /// The layer's variables in Keras's order.
  public List<Variable> variables() {
    return network.state(layer).variables();
  }

  /// The shape that the layer says it gives.
  public Shape outputShape() {
    return results.getFirst();
  }

  /// The shapes of all its results.
  public List<Shape> outputShapes() {
    return results;
  }

  /// What the layer gives for those inputs.
  public Tensor forward(List<Tensor> inputs) {
    for (int i = 0; i < inputs.size(); i++) {
      Value input = wiring.inputs().get(i);
      if (input.dtype() == DType.STRING) {
        String[] strings = inputs.get(i).strings();
        System.arraycopy(strings, 0, program.strings(input), 0, strings.length);
      } else {
        float[] floats = inputs.get(i).floats();
        System.arraycopy(floats, 0, program.floats(input), 0, floats.length);
      }
    }
    program.forward(rows);
    Value output = wiring.outputs().getFirst();
    int[] dims = output.shape().dims();
    dims[0] = rows;
    return output.dtype() == DType.STRING
        ? Tensor.of(program.strings(output).clone(), dims)
        : Tensor.of(program.floats(output).clone(), output.dtype(), Shape.of(dims));
  }

  /// The gradients that come of one with respect to the output, after [#forward].
  public void backward(float[] upstream) {
    float[] gradient = program.gradient(wiring.outputs().getFirst());
    System.arraycopy(upstream, 0, gradient, 0, upstream.length);
    program.backward();
  }

  /// The gradient with respect to an input, after [#backward].
  public float[] inputGradient(int index) {
    Symbol symbol = shifted.get(index);
    Graph.Node node =
        wiring.graph().nodes().stream()
            .filter(candidate -> candidate.layer().equals(network.state(symbol.layer()).name()))
            .findFirst()
            .orElseThrow();
    return program.gradient(node.output());
  }

  /// The gradient with respect to a variable, after [#backward].
  public float[] gradient(Variable variable) {
    return program.gradient(variable);
  }

  /// y = x + w, with a weight for each place in a row.
  private record Shift(String name) implements Layer, Op {
    @Override
    public Shape outputShape(List<Shape> inputs) {
      return single(inputs);
    }

    @Override
    public void build(LayerBuilder builder) {
      builder.variable("shift", Shape.of(builder.input().rowSize()), new Zeros());
    }

    @Override
    public Value emit(Emitter emitter) {
      Value x = emitter.input();
      return emitter.op(
          this, x.shape(), DType.FLOAT32, List.of(x), List.of(emitter.variable("shift")));
    }

    @Override
    public Map<String, @Nullable Object> config() {
      return Map.of();
    }

    @Override
    public void forward(Frame f, int from, int to) {
      int size = f.outputSize();
      for (int i = from * size; i < to * size; i++) {
        f.output()[i] = f.input(0)[i] + f.variable(0)[i % size];
      }
    }

    @Override
    public void backward(Frame f, int from, int to) {
      // Before the first layer that learns nothing asks for a gradient.
    }
  }
}
