package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;

/// What comes out of one use of a layer, before there is data: Keras's `KerasTensor`. Symbols lead
/// back to the model's inputs, so a model is made from its input and output symbols alone.
public final class Symbol {
  private final Call call;
  private final int index;
  private final Shape shape;
  private final DType dtype;

  Symbol(Call call, int index, Shape shape, DType dtype) {
    this.call = call;
    this.index = index;
    this.shape = shape;
    this.dtype = dtype;
  }

  /// The use of a layer that it comes from.
  public Call call() {
    return call;
  }

  /// Which of the call's results it is.
  public int index() {
    return index;
  }

  /// The layer that was used.
  public Layer layer() {
    return call.layer();
  }

  /// What the layer was used on; empty for an input of the model.
  public List<Symbol> inputs() {
    return call.inputs();
  }

  public Shape shape() {
    return shape;
  }

  public DType dtype() {
    return dtype;
  }

  /// Uses a layer on this: `input.then(Dense.of(8, "relu")).then(Dense.of(1, "sigmoid"))`.
  ///
  /// @throws ShapeException when the layer cannot take it
  public Symbol then(Layer next) {
    return next.apply(this);
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(shape, layer().className());
  }
}
