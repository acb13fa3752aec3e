package dev.litmus.nn.operations;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Emitter;
import dev.litmus.nn.layers.Value;
import dev.litmus.nn.layers.Variable;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.regularizers.Regularizer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one step of a composed operation says its mathematics to: that of the whole, with inputs of
/// its own.
record StepEmitter(Emitter whole, List<Value> inputs) implements Emitter {
  @Override
  public @Nullable Value keyword(String name) {
    return null;
  }

  @Override
  public @Nullable Object argument(String name) {
    return null;
  }

  @Override
  public @Nullable Value mask(int input) {
    return null;
  }

  @Override
  public Variable variable(String name) {
    return whole.variable(name);
  }

  @Override
  public boolean trainable() {
    return whole.trainable();
  }

  @Override
  public List<Value> child(String attribute, List<Value> given, @Nullable Value mask) {
    return whole.child(attribute, given, mask);
  }

  @Override
  public Value op(Op op, Shape shape, DType dtype, List<Value> taken, List<Variable> variables) {
    return whole.op(op, shape, dtype, taken, variables);
  }

  @Override
  public void penalize(Value value, Regularizer regularizer) {
    whole.penalize(value, regularizer);
  }
}
