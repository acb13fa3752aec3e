package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Rearrange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every step of a sequence several times.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, size * steps, channels)`.
///
/// @param size how many times; Keras's default is 2
public record UpSampling1D(String name, int size) implements Layer {
  public UpSampling1D {
    if (size < 1) {
      throw new IllegalArgumentException("UpSampling1D: size must be at least 1; found " + size);
    }
  }

  public static UpSampling1D of(int size) {
    return new UpSampling1D("", size);
  }

  public UpSampling1D named(String newName) {
    return new UpSampling1D(newName, size);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = DataFormat.CHANNELS_LAST.input(this, 1, inputs);
    return Shape.batchOf(Sizes.times(size, shape.dim(1)), shape.last());
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int steps = x.shape().dim(1);
    return emitter.op(
        Rearrange.repeated(1, steps, x.shape().last(), 1, size),
        outputShape(List.of(x.shape())),
        DType.FLOAT32,
        List.of(x),
        List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("size", (long) size);
    return config;
  }

  /// Reads Keras's configuration.
  public static UpSampling1D fromConfig(Config config) {
    return new UpSampling1D(config.string("name", ""), config.integer("size", 1, 2));
  }
}
