package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.Rearrange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cuts the middle out of images; one that is too small is resized so that it just fills the size.
///
/// Input shape: `(batch, rows, columns, channels)`. Output shape: `(batch, height, width,
/// channels)`.
public record CenterCrop(String name, int height, int width) implements Layer {
  public CenterCrop {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "CenterCrop: height and width must be at least 1; found %d and %d"
              .formatted(height, width));
    }
  }

  public static CenterCrop of(int height, int width) {
    return new CenterCrop("", height, width);
  }

  public CenterCrop named(String newName) {
    return new CenterCrop(newName, height, width);
  }

  @Override
  public Shape outputShape(List<Shape> inputs) {
    return Images.require(this, inputs).withDim(1, height).withDim(2, width);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value x = emitter.input();
    int rows = x.shape().dim(1);
    int columns = x.shape().dim(2);
    if (rows < height || columns < width) {
      return Resizing.of(height, width).aspect(Resizing.Aspect.CROP).emit(emitter);
    }
    int top = (rows - height) / 2;
    int left = (columns - width) / 2;
    int channels = x.shape().dim(3);
    int[] places = new int[height * width * channels];
    for (int i = 0; i < places.length; i++) {
      int pixel = i / channels;
      int row = top + pixel / width;
      int column = left + pixel % width;
      places[i] = (row * columns + column) * channels + i % channels;
    }
    Shape shape = outputShape(List.of(x.shape()));
    return emitter.op(
        new Rearrange(places, 0f), shape, dev.litmus.nn.DType.FLOAT32, List.of(x), List.of());
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("height", (long) height);
    config.put("width", (long) width);
    config.put("data_format", "channels_last");
    return config;
  }

  /// Reads Keras's configuration.
  public static CenterCrop fromConfig(Config config) {
    Images.requireChannelsLast(config);
    return new CenterCrop(
        config.string("name", ""), config.integer("height", 1), config.integer("width", 1));
  }
}
