package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a layer's [Layer#emit] says its mathematics to.
public interface Emitter {
  /// The inputs of this use of the layer.
  List<Value> inputs();

  /// The first of them.
  default Value input() {
    return inputs().getFirst();
  }

  /// The input given by that name, such as `key`, if there is one.
  @Nullable Value keyword(String name);

  /// The other argument of the call by that name, such as `use_causal_mask`, if there is one.
  @Nullable Object argument(String name);

  /// The mask of an input: given by name (`mask` for the first) or left by the layer that it comes
  /// from; null when every step counts.
  @Nullable Value mask(int input);

  /// The layer's variable of that name; one of a layer inside it by its path, `cell/kernel`.
  Variable variable(String name);

  /// Whether training may change the layer: a frozen batch normalization works as in prediction.
  boolean trainable();

  /// Emits the layer that was built as a child under that attribute.
  ///
  /// @param mask the mask of its first input, or null
  List<Value> child(String attribute, List<Value> inputs, @Nullable Value mask);

  /// Adds an op to the graph.
  ///
  /// @param op the op; one with random numbers draws them from the layer's seed generator
  /// @param shape the shape of its result
  /// @param dtype the element type of its result
  Value op(Op op, Shape shape, DType dtype, List<Value> inputs, List<Variable> variables);

  /// Adds a penalty on a value of this use of the layer to the training's loss, divided by the
  /// number of rows of the batch: Keras's `activity_regularizer`.
  void penalize(Value value, Regularizer regularizer);

  /// Adds an op without variables that keeps shape and gives float32.
  default Value op(Op op, Value input) {
    return op(op, input.shape(), DType.FLOAT32, List.of(input), List.of());
  }
}
