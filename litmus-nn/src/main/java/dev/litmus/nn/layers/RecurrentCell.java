package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.KeepStates;
import dev.litmus.nn.ops.Part;
import dev.litmus.nn.ops.RecallState;
import dev.litmus.nn.ops.Recurrence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One step of a recurrent layer. Used as a layer of its own it takes an input `(batch, features)`
/// and its states `(batch, units)`, and gives its output and the new states.
public sealed interface RecurrentCell extends Layer
    permits SimpleRNNCell, LSTMCell, GRUCell, StackedRNNCells {
  /// The sizes of the states that go from step to step.
  List<Integer> stateSizes();

  /// Outputs a row.
  int outputSize();

  /// Creates the variables, for a cell that will go through sequences in that way.
  ///
  /// @param builder whose input is the shape of one step
  void build(LayerBuilder builder, RecurrentSettings settings);

  /// Creates what goes over from batch to batch when the layer around the cell is stateful.
  default void carryStates(LayerBuilder builder) {
    for (int i = 0; i < stateSizes().size(); i++) {
      builder.carried(stateName(i), Shape.of(builder.batchSize(), stateSizes().get(i)));
    }
  }

  private static String stateName(int index) {
    return "rnn_state_" + index;
  }

  /// Emits the way through a whole sequence: the output, then, when wanted, the last states.
  ///
  /// @param emitter whose inputs are a sequence `(batch, time, features)` and initial states
  List<Value> through(Emitter emitter, RecurrentSettings settings);

  @Override
  default void build(LayerBuilder builder) {
    build(builder, RecurrentSettings.DEFAULT.returnState(true));
  }

  @Override
  default Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  default List<Shape> outputShapes(List<Shape> inputs) {
    if (inputs.size() != 1 + stateSizes().size()
        || inputs.getFirst().rank() != 2
        || inputs.getFirst().last() == Shape.UNKNOWN) {
      throw new ShapeException(
          this, "(batch, features) and %d states".formatted(stateSizes().size()), inputs);
    }
    List<Shape> shapes = new ArrayList<>();
    shapes.add(Shape.batchOf(outputSize()));
    stateSizes().forEach(size -> shapes.add(Shape.batchOf(size)));
    return shapes;
  }

  @Override
  default List<DType> outputTypes(List<DType> inputs) {
    return java.util.Collections.nCopies(1 + stateSizes().size(), DType.FLOAT32);
  }

  @Override
  default Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  default List<Value> emitAll(Emitter emitter) {
    return through(emitter, RecurrentSettings.DEFAULT.returnState(true));
  }

  @Override
  default Set<String> callArguments() {
    return Set.of("states");
  }

  /// Emits one op that goes through the sequence, and cuts its result apart. A stateful layer
  /// begins with what it kept of the batch before, unless states are given, and keeps its last
  /// states.
  static List<Value> sweep(
      Emitter emitter,
      RecurrentSettings settings,
      RecurrentWeights weights,
      int states,
      Kind kind) {
    List<Value> inputs = new ArrayList<>(emitter.inputs());
    int units = weights.units();
    List<Variable> kept = settings.stateful() ? kept(emitter, states) : List.of();
    if (inputs.size() == 1) {
      kept.forEach(state -> inputs.add(recalled(emitter, state, units)));
    }
    Value x = inputs.getFirst();
    int steps = x.shape().rank() == 2 ? 1 : x.shape().dim(1);
    boolean given = inputs.size() > 1;
    Value mask = emitter.mask(0);
    if (mask != null) {
      inputs.add(1, mask);
    }
    boolean withStates = settings.returnState() || settings.stateful();
    Recurrence.Sweep sweep =
        new Recurrence.Sweep(
            steps,
            settings.goBackwards(),
            settings.returnSequences(),
            withStates,
            settings.zeroOutputForMask(),
            mask != null,
            given);
    Shape output = settings.returnSequences() ? Shape.batchOf(steps, units) : Shape.batchOf(units);
    int size = output.rowSize();
    Shape all = withStates ? Shape.batchOf(size + states * units) : output;
    Value result =
        emitter.op(kind.of(sweep), all, DType.FLOAT32, inputs, weights.variables(emitter));
    if (!withStates) {
      return List.of(result);
    }
    if (settings.stateful()) {
      result = emitter.op(new KeepStates(units), all, DType.FLOAT32, List.of(result), kept);
    }
    List<Value> parts = new ArrayList<>();
    parts.add(part(emitter, result, 0, output));
    for (int i = 0; settings.returnState() && i < states; i++) {
      parts.add(part(emitter, result, size + i * units, Shape.batchOf(units)));
    }
    return parts;
  }

  private static List<Variable> kept(Emitter emitter, int states) {
    return IntStream.range(0, states).mapToObj(i -> emitter.variable(stateName(i))).toList();
  }

  private static Value recalled(Emitter emitter, Variable state, int units) {
    return emitter.op(
        new RecallState(), Shape.batchOf(units), DType.FLOAT32, List.of(), List.of(state));
  }

  /// Neighbouring elements of each row.
  private static Value part(Emitter emitter, Value whole, int first, Shape shape) {
    return emitter.op(new Part(first), shape, DType.FLOAT32, List.of(whole), List.of());
  }

  /// The formula of a step, for any way through a sequence.
  @FunctionalInterface
  interface Kind {
    Recurrence of(Recurrence.Sweep sweep);
  }

  /// The cell as Keras describes it in the configuration of the layer around it.
  default Map<String, @Nullable Object> described() {
    return InnerLayers.describe(this);
  }
}
