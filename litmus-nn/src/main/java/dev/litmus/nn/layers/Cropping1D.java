package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sequences without their borders.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, steps - before - after,
/// channels)`.
///
/// @param cropping how many places, before and after; Keras's default is 1 each
public record Cropping1D(String name, List<Integer> cropping) implements Layer {
  public Cropping1D {
    cropping = Margins.checked("Cropping1D", "cropping", 1, cropping);
  }

  /// One number for both borders or one each.
  public static Cropping1D of(int... cropping) {
    return new Cropping1D("", Margins.of("Cropping1D", 1, cropping));
  }

  public Cropping1D named(String newName) {
    return new Cropping1D(newName, cropping);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape shape = DataFormat.CHANNELS_LAST.input(this, 1, inputs);
    Shape cropped = Margins.changed(shape, cropping, -1);
    if (cropped.dim(1) == 0) {
      throw new ShapeException(
          this, "an input larger than what cropping %s takes".formatted(cropping), inputs);
    }
    return DataFormat.CHANNELS_LAST.restored(cropped);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = DataFormat.CHANNELS_LAST.last(emitter, emitter.input());
    Shape shape = Margins.changed(x.shape(), cropping, -1);
    Value y =
        emitter.op(
            Margins.op(x.shape(), shape, cropping, -1),
            shape,
            DType.FLOAT32,
            List.of(x),
            List.of());
    return DataFormat.CHANNELS_LAST.restored(emitter, y);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("cropping", Margins.config(cropping));
    return config;
  }

  /// Reads Keras's configuration.
  public static Cropping1D fromConfig(Config config) {
    return new Cropping1D(config.string("name", ""), Margins.read(config, "cropping", 1, 1));
  }
}
