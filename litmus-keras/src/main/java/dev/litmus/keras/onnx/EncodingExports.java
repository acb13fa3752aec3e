package dev.litmus.keras.onnx;

import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.CategoryEncoding;
import dev.litmus.nn.layers.Discretization;
import dev.litmus.nn.layers.StringLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Categories in ONNX: strings and intervals become indices, indices become vectors. An index that
/// has no place in a vector, an error elsewhere, leaves the vector 0: ONNX has no errors.
final class EncodingExports {
  private EncodingExports() {}

  static Term categoryEncoding(CategoryEncoding layer, OnnxEmitter e) {
    String mode = layer.mode().name().toLowerCase(Locale.ROOT);
    return encode(e, e.longs(e.input()), e.shape(), layer.tokens(), mode);
  }

  static Term discretization(Discretization layer, OnnxEmitter e) {
    float[] limits = new float[layer.boundaries().size()];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = layer.boundaries().get(i).floatValue();
    }
    Term x = e.unsqueeze(e.number(), -1);
    Term reached = e.op("Not", e.op("Less", x, e.floats("boundaries", limits)));
    Term interval = e.reduce("ReduceSum", e.longs(reached), false, -1);
    return layer.outputMode().equals("int")
        ? interval
        : encode(e, interval, e.shape(), limits.length + 1, layer.outputMode());
  }

  static Term stringLookup(StringLookup layer, OnnxEmitter e) {
    List<Long> indices = new ArrayList<>();
    for (int i = 0; i < layer.vocabulary().size(); i++) {
      indices.add((long) i + layer.unknowns());
    }
    Term index =
        e.node("LabelEncoder")
            .domain(OnnxMessages.ML_DOMAIN)
            .with("keys_strings", layer.vocabulary())
            .with("values_int64s", indices.stream().mapToLong(i -> i).toArray())
            .with("default_int64", layer.unknowns() - 1L)
            .as(DType.INT64, e.input());
    return layer.outputMode().equals("int")
        ? index
        : encode(e, index, e.shape(), layer.size(), layer.outputMode());
  }

  /// Vectors of `size` numbers for indices of a shape: `one_hot`, `multi_hot` or `count`.
  static Term encode(OnnxEmitter e, Term indices, Shape shape, int size, String mode) {
    if (mode.equals("one_hot")) {
      Term column = shape.rank() > 1 && shape.last() == 1 ? indices : e.unsqueeze(indices, -1);
      return e.floats(e.op("Equal", column, e.range(size)));
    }
    Term rows = e.node("Flatten").with("axis", 1).of(indices);
    Term hits = e.floats(e.op("Equal", e.unsqueeze(rows, -1), e.range(size)));
    return e.reduce(mode.equals("count") ? "ReduceSum" : "ReduceMax", hits, false, 1);
  }
}
