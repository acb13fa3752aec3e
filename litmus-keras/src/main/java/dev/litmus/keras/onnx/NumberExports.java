package dev.litmus.keras.onnx;

import dev.litmus.nn.Shape;
import dev.litmus.nn.layers.IsNan;
import dev.litmus.nn.layers.NanToNum;
import dev.litmus.nn.layers.Normalization;
import dev.litmus.nn.layers.Rescaling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Layers that scale numbers or fill gaps among them.
final class NumberExports {
  private static final float LEAST_DEVIATION = 1e-7f;

  private NumberExports() {}

  static Term normalization(Normalization layer, OnnxEmitter e) {
    List<Double> means = layer.mean();
    List<Double> variances = layer.variance();
    boolean variable = means == null || variances == null || layer.adapted();
    float[] mean = variable ? e.variable("mean").value() : floats(means);
    float[] deviation = variable ? e.variable("variance").value().clone() : floats(variances);
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = Math.max((float) Math.sqrt(deviation[i]), LEAST_DEVIATION);
    }
    Shape kept = mean.length == 1 ? Shape.of() : NormalizationExports.kept(e.shape(), layer.axes());
    Term middle = e.floats("mean", kept, mean);
    Term scale = e.floats("deviation", kept, deviation);
    Term x = e.number();
    return layer.invert()
        ? e.op("Add", middle, e.op("Mul", x, scale))
        : e.op("Div", e.op("Sub", x, middle), scale);
  }

  static Term rescaling(Rescaling layer, OnnxEmitter e) {
    Term scaled = e.op("Mul", e.number(), vector(e, "scale", layer.scale()));
    return e.op("Add", scaled, vector(e, "offset", layer.offset()));
  }

  private static Term vector(OnnxEmitter e, String name, List<Double> values) {
    return values.size() == 1 ? e.constant(values.getFirst()) : e.floats(name, floats(values));
  }

  static Term isNan(IsNan layer, OnnxEmitter e) {
    return e.op("IsNaN", e.number());
  }

  static Term nanToNum(NanToNum layer, OnnxEmitter e) {
    Term x = e.number();
    Term filled = e.op("Where", e.op("IsNaN", x), e.constant(layer.nan()), x);
    Term high = infinite(e, x, true);
    Term low = infinite(e, x, false);
    Term belowHigh =
        e.op("Where", high, limit(e, layer.positiveInfinity(), Float.MAX_VALUE), filled);
    return e.op("Where", low, limit(e, layer.negativeInfinity(), -Float.MAX_VALUE), belowHigh);
  }

  static Term infinite(OnnxEmitter e, Term x, boolean positive) {
    return e.node("IsInf")
        .with("detect_positive", positive ? 1 : 0)
        .with("detect_negative", positive ? 0 : 1)
        .of(x);
  }

  private static Term limit(OnnxEmitter e, @Nullable Double given, float otherwise) {
    return e.constant(given == null ? otherwise : given);
  }

  private static float[] floats(@Nullable List<Double> given) {
    List<Double> values = given == null ? List.of() : given;
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i).floatValue();
    }
    return floats;
  }
}
