package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.IsNanOp;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keras's operation node `ops.isnan`: true where a number is missing.
///
/// Output shape: the input's.
public record IsNan(String name) implements Layer {
  public static IsNan of() {
    return new IsNan("");
  }

  @Override
  public String className() {
    return "Isnan";
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
    return DType.BOOL;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    return emitter.op(new IsNanOp(), x.shape(), DType.BOOL, List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();

    return config;
  }

  /// Reads Keras's configuration.
  public static IsNan fromConfig(Config config) {
    return new IsNan(config.string("name", ""));
  }
}
