package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Zeros at the borders of sequences.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, before + steps + after,
/// channels)`. With channels first the channels stand second.
///
/// @param padding how many places, before and after; Keras's default is 1 each
public record ZeroPadding1D(String name, List<Integer> padding, DataFormat dataFormat)
    implements Layer {
  public ZeroPadding1D {
    padding = Margins.checked("ZeroPadding1D", "padding", 1, padding);
  }

  /// One number for both borders or one each.
  public static ZeroPadding1D of(int... padding) {
    return new ZeroPadding1D("", Margins.of("ZeroPadding1D", 1, padding), DataFormat.CHANNELS_LAST);
  }

  public ZeroPadding1D named(String newName) {
    return new ZeroPadding1D(newName, padding, dataFormat);
  }

  public ZeroPadding1D dataFormat(DataFormat other) {
    return new ZeroPadding1D(name, padding, other);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = dataFormat.input(this, 1, inputs);
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
  public static ZeroPadding1D fromConfig(Config config) {
    return new ZeroPadding1D(
        config.string("name", ""),
        Margins.read(config, "padding", 1, 1),
        DataFormat.fromConfig(config));
  }
}
