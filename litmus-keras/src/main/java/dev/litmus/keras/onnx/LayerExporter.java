package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Layer;
import java.util.List;

/// How one class of layers is said in ONNX.
///
/// @param type the class
/// @param export the nodes of one use, for all results of the layer
record LayerExporter<L extends Layer>(Class<L> type, Nodes<L> export) {
  /// What says a layer with several results.
  @FunctionalInterface
  interface Nodes<L> {
    List<Term> of(L layer, OnnxEmitter emitter);
  }

  /// What says a layer with one result.
  @FunctionalInterface
  interface OneResult<L> {
    Term of(L layer, OnnxEmitter emitter);
  }

  /// The exporter of a layer with one result.
  static <L extends Layer> LayerExporter<L> of(Class<L> type, OneResult<L> export) {
    return new LayerExporter<>(type, (layer, emitter) -> List.of(export.of(layer, emitter)));
  }

  List<Term> export(Layer layer, OnnxEmitter emitter) {
    return export.of(type.cast(layer), emitter);
  }
}
