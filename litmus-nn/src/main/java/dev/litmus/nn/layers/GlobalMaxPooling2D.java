package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.GlobalMax;
import dev.litmus.nn.ops.Op;

/// The largest of each channel over all places of an image.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, channels)`, or `(batch,
/// 1, 1, channels)` with keepdims. With channels first the channels stand second.
///
/// @param dataFormat where the channels stand; Keras's default is last
/// @param keepdims whether the axes of the places stay, with one place; Keras's default is false
public record GlobalMaxPooling2D(String name, DataFormat dataFormat, boolean keepdims)
    implements GlobalPoolingLayer<GlobalMaxPooling2D> {
  public static GlobalMaxPooling2D of() {
    return new GlobalMaxPooling2D("", DataFormat.CHANNELS_LAST, false);
  }

  public GlobalMaxPooling2D named(String newName) {
    return new GlobalMaxPooling2D(newName, dataFormat, keepdims);
  }

  public GlobalMaxPooling2D dataFormat(DataFormat other) {
    return new GlobalMaxPooling2D(name, other, keepdims);
  }

  public GlobalMaxPooling2D keepdims(boolean keep) {
    return new GlobalMaxPooling2D(name, dataFormat, keep);
  }

  @Override
  public int axes() {
    return 2;
  }

  @Override
  public Op op(int channels) {
    return new GlobalMax(channels);
  }

  /// Reads Keras's configuration.
  public static GlobalMaxPooling2D fromConfig(Config config) {
    return new GlobalMaxPooling2D(
        config.string("name", ""), DataFormat.fromConfig(config), config.bool("keepdims", false));
  }
}
