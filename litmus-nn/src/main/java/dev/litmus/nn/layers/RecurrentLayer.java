package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A layer that goes through a sequence with a [RecurrentCell].
///
/// Input shape: `(batch, time, features)`, then perhaps an initial state `(batch, units)` for each
/// state of the cell. Output shape: `(batch, units)`, or `(batch, time, units)` with
/// `return_sequences`; with `return_state` the states after the last step are further results.
///
/// A step that is masked leaves the states as they are. Every batch begins with states of zeros
/// unless initial ones are given. A stateful layer begins a batch where the one before ended, in
/// prediction, evaluation and training alike, until [dev.litmus.nn.models.LayerState#resetStates()]
/// or, for a whole model, [dev.litmus.nn.models.Model#resetStates()]; nothing else resets it, not
/// the end of an epoch either, as in Keras.
public sealed interface RecurrentLayer extends Layer permits SimpleRNN, LSTM, GRU, RNN {
  RecurrentCell cell();

  RecurrentSettings settings();

  /// A penalty on the outputs.
  Optional<Regularizer> activityRegularizer();

  /// The same layer by another name.
  RecurrentLayer named(String newName);

  /// The same layer with other settings.
  RecurrentLayer settings(RecurrentSettings other);

  @Override
  default Shape outputShape(List<Shape> inputs) {
    return outputShapes(inputs).getFirst();
  }

  @Override
  default List<Shape> outputShapes(List<Shape> inputs) {
    int states = cell().stateSizes().size();
    if (inputs.isEmpty()
        || (inputs.size() != 1 && inputs.size() != 1 + states)
        || inputs.getFirst().rank() != 3
        || inputs.getFirst().last() == Shape.UNKNOWN
        || inputs.getFirst().dim(1) == 0) {
      throw new ShapeException(
          this, "(batch, time, features) and 0 or %d initial states".formatted(states), inputs);
    }
    return sequence().outputShapes(inputs);
  }

  private CellSequence sequence() {
    return new CellSequence(cell(), settings());
  }

  @Override
  default List<DType> outputTypes(List<DType> inputs) {
    int states = settings().returnState() ? cell().stateSizes().size() : 0;
    return Collections.nCopies(1 + states, DType.FLOAT32);
  }

  @Override
  default void build(LayerBuilder builder) {
    Shape input = builder.input();
    if (settings().stateful() && builder.batchSize() == Shape.UNKNOWN) {
      throw new IllegalArgumentException(
          "%s%s is stateful, so all batches must have one size, which the model's input leaves open;"
                  .formatted(className(), name().isEmpty() ? "" : " '" + name() + "'")
              + " give it one: InputLayer.batchSize, or batch_shape in Keras");
    }
    builder.child("cell", sequence(), List.of(Shape.batchOf(input.last())));
  }

  @Override
  default Value emit(Emitter emitter) {
    return emitAll(emitter).getFirst();
  }

  @Override
  default List<Value> emitAll(Emitter emitter) {
    List<Value> inputs = new ArrayList<>(emitter.inputs());
    inputs.addAll(InitialStates.of(emitter, cell().stateSizes().size()));
    outputShapes(inputs.stream().map(Value::shape).toList());
    Value mask = emitter.mask(0);
    if (mask != null && mask.shape().rank() != 2) {
      throw new ShapeException(this, "a mask (batch, time)", List.of(mask.shape()));
    }
    List<Value> results = emitter.child("cell", inputs, mask);
    activityRegularizer()
        .ifPresent(regularizer -> emitter.penalize(results.getFirst(), regularizer));
    return results;
  }

  @Override
  default @Nullable Value emitMask(Emitter emitter) {
    return settings().returnSequences() ? emitter.mask(0) : null;
  }

  @Override
  default Set<String> callArguments() {
    return Set.of(InitialStates.ARGUMENT);
  }
}
