package dev.litmus.nn.operations;

import dev.litmus.nn.layers.Layer;
import java.util.List;

/// An operation node of a functional model: a function of tensors and constants, without weights.
/// [Ops] makes them.
public interface Operation extends Layer {
  /// The names of the call's arguments, in order, by which files may give them.
  List<String> parameters();

  /// What each argument is; the node's inputs are those that are [Operand.Input], in order.
  List<Operand> operands();

  @Override
  default boolean operation() {
    return true;
  }
}
