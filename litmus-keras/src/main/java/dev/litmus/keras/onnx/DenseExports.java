package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Dense;

/// Fully connected layers in ONNX.
final class DenseExports {
  private DenseExports() {}

  static Term dense(Dense layer, OnnxEmitter e) {
    Term product = e.op("MatMul", e.number(), e.weight("kernel"));
    Term z = layer.useBias() ? e.op("Add", product, e.weight("bias")) : product;
    Shape shape = e.shape().withLast(layer.units());
    return ActivationExports.activate(e, layer.activation(), z, shape);
  }
}
