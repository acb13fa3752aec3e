package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.Concatenate;
import dev.litmus.nn.layers.Flatten;

/// Layers that move elements, change their type, or leave them as they are.
final class ShapeExports {
  private ShapeExports() {}

  static Term same(Object layer, OnnxEmitter e) {
    return e.input();
  }

  static Term flatten(Flatten layer, OnnxEmitter e) {
    return e.node("Flatten").with("axis", 1).of(e.input());
  }

  static Term cast(Cast layer, OnnxEmitter e) {
    return e.cast(e.input(), layer.dtype());
  }

  /// Inputs of several types become float32, as they are everywhere in Litmus.
  static Term concatenate(Concatenate layer, OnnxEmitter e) {
    boolean alike = e.inputs().stream().map(Term::dtype).distinct().count() == 1;
    return e.concat(layer.axis(), alike ? e.inputs() : e.numbers());
  }
}
