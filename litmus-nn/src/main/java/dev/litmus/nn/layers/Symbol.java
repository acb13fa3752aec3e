package dev.litmus.nn.layers;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What comes out of one use of a layer, before there is data: Keras's `KerasTensor`. Symbols lead
/// back to the model's inputs, so a model is made from its input and output symbols alone.
public final class Symbol {
  private static final AtomicLong CREATED = new AtomicLong();

  private final Layer layer;
  private final List<Symbol> inputs;
  private final Shape shape;
  private final DType dtype;
  private final long order = CREATED.getAndIncrement();

  Symbol(Layer layer, List<Symbol> inputs) {
    this.layer = layer;
    this.inputs = List.copyOf(inputs);
    this.shape = layer.outputShape(inputs.stream().map(Symbol::shape).toList());
    this.dtype = layer.outputType(inputs.stream().map(Symbol::dtype).toList());
  }

  /// The layer that was used.
  public Layer layer() {
    return layer;
  }

  /// What it was used on; empty for an input of the model.
  public List<Symbol> inputs() {
    return inputs;
  }

  public Shape shape() {
    return shape;
  }

  public DType dtype() {
    return dtype;
  }

  /// Grows with every symbol made: models name layers and draw seeds in this order, as Keras does.
  public long order() {
    return order;
  }

  @Override
  public String toString() {
    return "%s of %s".formatted(shape, layer.className());
  }
}
