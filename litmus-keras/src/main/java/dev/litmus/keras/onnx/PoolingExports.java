package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.GlobalAveragePooling1D;
import dev.litmus.nn.layers.GlobalPoolingLayer;
import dev.litmus.nn.layers.PoolingLayer;

/// What sums up places of sequences and images. Padding counts neither in a maximum nor in a mean,
/// in ONNX as in Keras.
final class PoolingExports {
  private PoolingExports() {}

  /// The exporter of windows.
  ///
  /// @param operator `MaxPool` or `AveragePool`
  static <L extends PoolingLayer<L>> LayerExporter.OneResult<L> windows(String operator) {
    return (layer, e) -> {
      DataFormat format = layer.sliding().dataFormat();
      int rank = e.shape().rank();
      Term x = ChannelOrder.second(e, format, e.number(), rank);
      Term y = WindowAttributes.of(e, layer.sliding(), operator).of(x);
      return ChannelOrder.restored(e, format, y, rank);
    };
  }

  /// The exporter of the maximum or the mean over all places.
  ///
  /// @param operator `ReduceMax` or `ReduceMean`
  static <L extends GlobalPoolingLayer<L>> LayerExporter.OneResult<L> global(String operator) {
    return (layer, e) -> {
      long[] places = ChannelOrder.places(layer.dataFormat(), e.shape().rank());
      return e.reduce(operator, e.number(), layer.keepdims(), places);
    };
  }

  /// The mean over those steps that a mask leaves, if there is one.
  static Term averageOfSteps(GlobalAveragePooling1D layer, OnnxEmitter e) {
    Term mask = e.mask(0);
    if (mask == null) {
      return PoolingExports.<GlobalAveragePooling1D>global("ReduceMean").of(layer, e);
    }
    boolean last = layer.dataFormat() == DataFormat.CHANNELS_LAST;
    int steps = last ? 1 : 2;
    Term counts = e.unsqueeze(e.floats(mask), last ? 2 : 1);
    Term sum = e.reduce("ReduceSum", e.op("Mul", e.number(), counts), layer.keepdims(), steps);
    return e.op("Div", sum, e.reduce("ReduceSum", counts, layer.keepdims(), steps));
  }
}
