package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Images without their borders.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, height - top - bottom,
/// width - left - right, channels)`. With channels first the channels stand second.
///
/// @param cropping how many places, top, bottom, left, right; Keras's default is 0 each
public record Cropping2D(String name, List<Integer> cropping, DataFormat dataFormat)
    implements Layer {
  public Cropping2D {
    cropping = Margins.checked("Cropping2D", "cropping", 2, cropping);
  }

  /// One number for all borders, height and width, or top, bottom, left, right.
  public static Cropping2D of(int... cropping) {
    return new Cropping2D("", Margins.of("Cropping2D", 2, cropping), DataFormat.CHANNELS_LAST);
  }

  public Cropping2D named(String newName) {
    return new Cropping2D(newName, cropping, dataFormat);
  }

  public Cropping2D dataFormat(DataFormat other) {
    return new Cropping2D(name, cropping, other);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = dataFormat.input(this, 2, inputs);
    Shape cropped = Margins.changed(shape, cropping, -1);
    if (cropped.dim(1) == 0 || cropped.dim(2) == 0) {
      throw new ShapeException(
          this, "an input larger than what cropping %s takes".formatted(cropping), inputs);
    }
    return dataFormat.restored(cropped);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = dataFormat.last(emitter, emitter.input());
    Shape shape = Margins.changed(x.shape(), cropping, -1);
    Value y =
        emitter.op(
            Margins.op(x.shape(), shape, cropping, -1),
            shape,
            DType.FLOAT32,
            List.of(x),
            List.of());
    return dataFormat.restored(emitter, y);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("cropping", Margins.config(cropping));
    config.put("data_format", dataFormat.kerasName());
    return config;
  }

  /// Reads Keras's configuration.
  public static Cropping2D fromConfig(Config config) {
    return new Cropping2D(
        config.string("name", ""),
        Margins.read(config, "cropping", 2, 0),
        DataFormat.fromConfig(config));
  }
}
