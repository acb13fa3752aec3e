package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Op;
import java.util.List;

/// What a layer's [Layer#emit] says its mathematics to.
public interface Emitter {
  /// The inputs of this use of the layer.
  List<Value> inputs();

  /// The first of them.
  default Value input() {
    return inputs().getFirst();
  }

  /// The layer's variable of that name.
  Variable variable(String name);

  /// Adds an op to the graph.
  ///
  /// @param op the op; one with random numbers draws them from the layer's seed generator
  /// @param shape the shape of its result
  /// @param dtype the element type of its result
  Value op(Op op, Shape shape, DType dtype, List<Value> inputs, List<Variable> variables);

  /// Adds an op without variables that keeps shape and gives float32.
  default Value op(Op op, Value input) {
    return op(op, input.shape(), DType.FLOAT32, List.of(input), List.of());
  }
}
