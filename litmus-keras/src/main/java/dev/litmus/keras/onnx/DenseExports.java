package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.Dense;
import dev.litmus.nn.layers.EinsumDense;
import java.util.List;

/// Fully connected layers in ONNX.
final class DenseExports {
  private DenseExports() {}

  static Term dense(Dense layer, OnnxEmitter e) {
    Term product = e.op("MatMul", e.number(), e.weight("kernel"));
    Term z = layer.useBias() ? e.op("Add", product, e.weight("bias")) : product;
    Shape shape = e.shape().withLast(layer.units());
    return ActivationExports.activate(e, layer.activation(), z, shape);
  }

  /// ONNX has Keras's equations; the bias fits the last axes.
  static Term einsum(EinsumDense layer, OnnxEmitter e) {
    Term product =
        e.node("Einsum").with("equation", layer.equation()).of(e.number(), e.weight("kernel"));
    Term z = layer.biasAxes().isEmpty() ? product : e.op("Add", product, e.weight("bias"));
    return ActivationExports.activate(
        e, layer.activation(), z, layer.outputShape(List.of(e.shape())));
  }
}
