package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.ResizeImages;
import dev.litmus.nn.ops.Spans;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Brings images to one size.
///
/// Input shape: `(batch, rows, columns, channels)`. Output shape: `(batch, height, width,
/// channels)`. Whole numbers stay whole: they are rounded.
///
/// @param interpolation `bilinear`, Keras's default, `nearest`, `bicubic`, `area`, `lanczos3` or
///   `lanczos5`
/// @param aspect what is done when proportions differ
/// @param fillValue what is put beside an image that is padded
/// @param antialias whether all pixels count when an image shrinks
public record Resizing(
    String name,
    int height,
    int width,
    String interpolation,
    Aspect aspect,
    double fillValue,
    boolean antialias)
    implements Layer {
  /// What is done when proportions differ.
  public enum Aspect {
    /// The image is stretched: Keras's default.
    STRETCH,
    /// What is too much is cut off on both sides: Keras's `crop_to_aspect_ratio`.
    CROP,
    /// What is missing is added on both sides: Keras's `pad_to_aspect_ratio`.
    PAD
  }

  public Resizing {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "Resizing: height and width must be at least 1; found %d and %d"
              .formatted(height, width));
    }
    Spans.of(1, 1, interpolation, antialias);
  }

  /// Bilinear, stretched.
  public static Resizing of(int height, int width) {
    return new Resizing("", height, width, "bilinear", Aspect.STRETCH, 0, false);
  }

  public Resizing named(String newName) {
    return new Resizing(newName, height, width, interpolation, aspect, fillValue, antialias);
  }

  /// With another interpolation.
  public Resizing interpolation(String other) {
    return new Resizing(name, height, width, other, aspect, fillValue, antialias);
  }

  /// With proportions kept.
  public Resizing aspect(Aspect other) {
    return new Resizing(name, height, width, interpolation, other, fillValue, antialias);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    Shape input = Images.require(this, inputs);
    return input.withDim(1, height).withDim(2, width);
  }

  @Override
  public DType outputType(List<DType> inputs) {
    return inputs.getFirst();
  }

  /// The mathematics for images of that shape.
  public ResizeImages op(Shape input, DType dtype) {
    int rows = input.dim(1);
    int columns = input.dim(2);
    int seenRows = seen(rows, columns, height, width);
    int seenColumns = seen(columns, rows, width, height);
    int top = (seenRows - rows) / 2;
    int left = (seenColumns - columns) / 2;
    // Padding is the same on both sides, so that one row may be missing.
    int spannedRows = aspect == Aspect.PAD ? rows + 2 * top : seenRows;
    int spannedColumns = aspect == Aspect.PAD ? columns + 2 * left : seenColumns;
    return new ResizeImages(
        columns,
        input.dim(3),
        Spans.of(spannedRows, height, interpolation, antialias),
        Spans.of(spannedColumns, width, interpolation, antialias),
        top,
        left,
        (float) fillValue,
        dtype != DType.FLOAT32);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    Shape shape = outputShape(List.of(x.shape()));
    return emitter.op(op(x.shape(), x.dtype()), shape, x.dtype(), List.of(x), List.of());
  }

  /// How much of an axis, or of more than it, becomes the new image.
  private int seen(int size, int across, int target, int targetAcross) {
    int proportional = (int) ((float) (across * target) / targetAcross);
    return switch (aspect) {
      case STRETCH -> size;
      case CROP -> Math.max(Math.min(size, proportional), 1);
      case PAD -> Math.max(size, proportional);
    };
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("height", (long) height);
    config.put("width", (long) width);
    config.put("interpolation", interpolation);
    config.put("crop_to_aspect_ratio", aspect == Aspect.CROP);
    config.put("pad_to_aspect_ratio", aspect == Aspect.PAD);
    config.put("fill_mode", "constant");
    config.put("fill_value", fillValue);
    if (antialias) {
      config.put("antialias", true);
    }
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static Resizing fromConfig(Config config) {
    Images.requireChannelsLast(config);
    config.requireDefault("fill_mode", "constant");
    boolean crops = config.bool("crop_to_aspect_ratio", false);
    boolean pads = config.bool("pad_to_aspect_ratio", false);
    if (crops && pads) {
      throw new IllegalArgumentException(
          config.owner()
              + ": only one of crop_to_aspect_ratio and pad_to_aspect_ratio can be true");
    }
    return new Resizing(
        config.string("name", ""),
        config.integer("height", 1),
        config.integer("width", 1),
        config.string("interpolation", "bilinear"),
        crops ? Aspect.CROP : pads ? Aspect.PAD : Aspect.STRETCH,
        config.number("fill_value", 0),
        config.bool("antialias", false));
  }
}
