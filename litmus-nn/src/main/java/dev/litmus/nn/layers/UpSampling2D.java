package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Interpolation;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.Rearrange;
import dev.litmus.nn.ops.Resample;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Images made larger by whole factors.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, size[0] * height,
/// size[1]
/// * width, channels)`. With channels first the channels stand second.
///
/// @param size the factors for height and width; Keras's default is 2
/// @param interpolation what stands between the input's places; Keras's default is the nearest
public record UpSampling2D(
    String name, List<Integer> size, DataFormat dataFormat, Interpolation interpolation)
    implements Layer {
  public UpSampling2D {
    size = List.copyOf(size);
    if (size.size() != 2 || size.stream().anyMatch(factor -> factor < 1)) {
      throw new IllegalArgumentException(
          "UpSampling2D: size must be 2 numbers of at least 1; found " + size);
    }
  }

  /// Every place repeated.
  ///
  /// @param size the factors for height and width, or one number for both
  public static UpSampling2D of(int... size) {
    return new UpSampling2D("", Sizes.of(2, size), DataFormat.CHANNELS_LAST, Interpolation.NEAREST);
  }

  public UpSampling2D named(String newName) {
    return new UpSampling2D(newName, size, dataFormat, interpolation);
  }

  public UpSampling2D dataFormat(DataFormat other) {
    return new UpSampling2D(name, size, other, interpolation);
  }

  public UpSampling2D interpolation(Interpolation other) {
    return new UpSampling2D(name, size, dataFormat, other);
  }

  private Shape enlarged(Shape shape) {
    return Shape.batchOf(
        Sizes.times(size.getFirst(), shape.dim(1)),
        Sizes.times(size.getLast(), shape.dim(2)),
        shape.last());
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return dataFormat.restored(enlarged(dataFormat.input(this, 2, inputs)));
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = dataFormat.last(emitter, emitter.input());
    int height = x.shape().dim(1);
    int width = x.shape().dim(2);
    int channels = x.shape().last();
    Shape shape = enlarged(x.shape());
    Op op =
        interpolation == Interpolation.NEAREST
            ? Rearrange.repeated(height, width, channels, size.getFirst(), size.getLast())
            : Resample.of(interpolation, height, width, channels, shape.dim(1), shape.dim(2));
    Value y = emitter.op(op, shape, DType.FLOAT32, List.of(x), List.of());
    return dataFormat.restored(emitter, y);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("size", Sizes.config(size));
    config.put("data_format", dataFormat.kerasName());
    config.put("interpolation", interpolation.kerasName());
    return config;
  }

  /// Reads Keras's configuration.
  public static UpSampling2D fromConfig(Config config) {
    return new UpSampling2D(
        config.string("name", ""),
        Sizes.read(config, "size", 2, 1, Sizes.of(2, 2)),
        DataFormat.fromConfig(config),
        Interpolation.named(config.owner(), config.string("interpolation", "nearest")));
  }
}
