package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.NanToNumOp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keras's operation node `ops.nan_to_num`: puts a number where there is none. Null infinities
/// become the largest float32 of their sign.
///
/// Output shape: the input's.
public record NanToNum(
    String name, double nan, @Nullable Double positiveInfinity, @Nullable Double negativeInfinity)
    implements Layer {
  /// NaN becomes 0.
  public static NanToNum of() {
    return new NanToNum("", 0, null, null);
  }

  @Override
  public String className() {
    return "NanToNum";
  }

  @Override
  public String module() {
    return "keras.src.ops.numpy";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return DType.FLOAT32;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    float high = positiveInfinity == null ? Float.MAX_VALUE : positiveInfinity.floatValue();
    float low = negativeInfinity == null ? -Float.MAX_VALUE : negativeInfinity.floatValue();
    return emitter.op(new NanToNumOp((float) nan, high, low), x);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("nan", nan);
    config.put("posinf", positiveInfinity);
    config.put("neginf", negativeInfinity);
    return config;
  }

  /// Reads Keras's configuration.
  public static NanToNum fromConfig(Config config) {
    return new NanToNum(
        config.string("name", ""),
        config.number("nan", 0),
        config.has("posinf") ? (Double) config.number("posinf") : null,
        config.has("neginf") ? (Double) config.number("neginf") : null);
  }
}
