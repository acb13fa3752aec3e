package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Copy;
import dev.litmus.nn.ops.Truncate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keras's operation node `ops.cast`: the same numbers under another type; towards zero when the
/// type is a whole number.
///
/// Output shape: the input's.
public record Cast(String name, DType dtype) implements Layer {
  public static Cast of(DType dtype) {
    return new Cast("", dtype);
  }

  @Override
  public String className() {
    return "Cast";
  }

  @Override
  public String module() {
    return "keras.src.ops.core";
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return single(inputs);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return dtype;
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    boolean same = dtype == DType.FLOAT32 || dtype == x.dtype() || x.dtype() == DType.BOOL;
    return emitter.op(
        same ? new Copy() : new Truncate(dtype == DType.BOOL),
        x.shape(),
        dtype,
        List.of(x),
        List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("dtype", dtype.kerasName());
    return config;
  }

  /// Reads Keras's configuration.
  public static Cast fromConfig(Config config) {
    return new Cast(config.string("name", ""), DType.of(config.string("dtype")));
  }
}
