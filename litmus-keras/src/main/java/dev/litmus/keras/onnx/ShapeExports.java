package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Cast;
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
}
