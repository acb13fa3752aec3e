package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Zeros at the borders of images.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, top + height + bottom,
/// left + width + right, channels)`. With channels first the channels stand second.
///
/// @param padding how many places, top, bottom, left, right; Keras's default is 1 each
public record ZeroPadding2D(String name, List<Integer> padding, DataFormat dataFormat)
    implements Layer {
  public ZeroPadding2D {
    padding = Margins.checked("ZeroPadding2D", "padding", 2, padding);
  }

  /// One number for all borders, height and width, or top, bottom, left, right.
  public static ZeroPadding2D of(int... padding) {
    return new ZeroPadding2D("", Margins.of("ZeroPadding2D", 2, padding), DataFormat.CHANNELS_LAST);
  }

  public ZeroPadding2D named(String newName) {
    return new ZeroPadding2D(newName, padding, dataFormat);
  }

  public ZeroPadding2D dataFormat(DataFormat other) {
    return new ZeroPadding2D(name, padding, other);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = dataFormat.input(this, 2, inputs);
    return dataFormat.restored(Margins.changed(shape, padding, 1));
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = dataFormat.last(emitter, emitter.input());
    Shape shape = Margins.changed(x.shape(), padding, 1);
    Value y =
        emitter.op(
            Margins.op(x.shape(), shape, padding, 1), shape, DType.FLOAT32, List.of(x), List.of());
    return dataFormat.restored(emitter, y);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("padding", Margins.config(padding));
    config.put("data_format", dataFormat.kerasName());
    return config;
  }

  /// Reads Keras's configuration.
  public static ZeroPadding2D fromConfig(Config config) {
    return new ZeroPadding2D(
        config.string("name", ""),
        Margins.read(config, "padding", 2, 1),
        DataFormat.fromConfig(config));
  }
}
