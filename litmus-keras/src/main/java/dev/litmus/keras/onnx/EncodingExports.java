package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.CategoryEncoding;
import dev.litmus.nn.layers.Discretization;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Categories in ONNX: numbers become intervals, indices become vectors. An index that has no place
/// in a vector, an error elsewhere, leaves the vector 0: ONNX has no errors.
final class EncodingExports {
  private EncodingExports() {}

  static Term categoryEncoding(CategoryEncoding layer, OnnxEmitter e) {
    String mode = layer.mode().name().toLowerCase(Locale.ROOT);
    OnnxValue weights = e.keyword("count_weights");
    Term counted = weights == null ? null : e.floats(weights.term());
    return encode(e, e.longs(e.input()), e.shape(), layer.tokens(), mode, counted);
  }

  static Term discretization(Discretization layer, OnnxEmitter e) {
    float[] limits = new float[layer.boundaries().size()];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = layer.boundaries().get(i).floatValue();
    }
    Term x = e.unsqueeze(e.number(), -1);
    Term reached = e.op("Not", e.op("Less", x, e.floats("boundaries", limits)));
    Term interval = e.reduce("ReduceSum", e.longs(reached), false, -1);
    return encode(e, interval, e.shape(), limits.length + 1, layer.outputMode(), null);
  }

  /// Keras's `output_mode` of indices of that shape.
  ///
  /// @param size how many places a vector has
  /// @param weights what each index counts with mode `count`, or null for 1
  static Term encode(
      OnnxEmitter e, Term indices, Shape shape, int size, String mode, @Nullable Term weights) {
    if (mode.equals("int")) {
      return indices;
    }
    if (mode.equals("one_hot")) {
      boolean column = shape.rank() > 1 && shape.last() == 1;
      Term place = column ? indices : e.unsqueeze(indices, -1);
      return e.floats(e.op("Equal", place, e.range(size)));
    }
    Term hits = e.floats(e.op("Equal", e.unsqueeze(rows(e, indices), -1), e.range(size)));
    if (mode.equals("multi_hot")) {
      return e.reduce("ReduceMax", hits, false, 1);
    }
    Term counted = weights == null ? hits : e.op("Mul", hits, e.unsqueeze(rows(e, weights), -1));
    return e.reduce("ReduceSum", counted, false, 1);
  }

  private static Term rows(OnnxEmitter e, Term indices) {
    return e.node("Flatten").with("axis", 1).of(indices);
  }
}
