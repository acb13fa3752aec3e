package dev.litmus.keras.onnx;

import dev.litmus.nn.layers.Cast;
import dev.litmus.nn.layers.DataFormat;
import dev.litmus.nn.layers.Flatten;
import java.util.stream.IntStream;

/// Layers that move elements, change their type, or leave them as they are.
final class ShapeExports {
  private ShapeExports() {}

  static Term same(Object layer, OnnxEmitter e) {
    return e.input();
  }

  static Term flatten(Flatten layer, OnnxEmitter e) {
    return e.node("Flatten").with("axis", 1).of(channelsLast(layer, e));
  }

  /// The input with its second axis last, if channels stand there.
  private static Term channelsLast(Flatten layer, OnnxEmitter e) {
    int rank = e.shape().rank();
    if (layer.dataFormat() == DataFormat.CHANNELS_LAST || rank < 3) {
      return e.input();
    }
    IntStream places = IntStream.range(2, rank);
    return e.transpose(
        e.input(),
        IntStream.concat(IntStream.concat(IntStream.of(0), places), IntStream.of(1)).toArray());
  }

  static Term cast(Cast layer, OnnxEmitter e) {
    return e.cast(e.input(), layer.dtype());
  }
}
