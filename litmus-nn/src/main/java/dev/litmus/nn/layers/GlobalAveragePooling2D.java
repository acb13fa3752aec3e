package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.GlobalAverage;
import dev.litmus.nn.ops.Op;

/// The mean of each channel over all places of an image.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, channels)`, or `(batch,
/// 1, 1, channels)` with keepdims. With channels first the channels stand second.
///
/// @param dataFormat where the channels stand; Keras's default is last
/// @param keepdims whether the axes of the places stay, with one place; Keras's default is false
public record GlobalAveragePooling2D(String name, DataFormat dataFormat, boolean keepdims)
    implements GlobalPoolingLayer<GlobalAveragePooling2D> {
  public static GlobalAveragePooling2D of() {
    return new GlobalAveragePooling2D("", DataFormat.CHANNELS_LAST, false);
  }

  public GlobalAveragePooling2D named(String newName) {
    return new GlobalAveragePooling2D(newName, dataFormat, keepdims);
  }

  public GlobalAveragePooling2D dataFormat(DataFormat other) {
    return new GlobalAveragePooling2D(name, other, keepdims);
  }

  public GlobalAveragePooling2D keepdims(boolean keep) {
    return new GlobalAveragePooling2D(name, dataFormat, keep);
  }

  @Override
  public int axes() {
    return 2;
  }

  @Override
  public Op op(int channels) {
    return new GlobalAverage(channels);
  }

  /// Reads Keras's configuration.
  public static GlobalAveragePooling2D fromConfig(Config config) {
    return new GlobalAveragePooling2D(
        config.string("name", ""), DataFormat.fromConfig(config), config.bool("keepdims", false));
  }
}
