package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.GlobalMax;
import dev.litmus.nn.ops.Op;

/// The largest of each channel over all steps.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, channels)`, or `(batch, 1,
/// channels)` with keepdims. With channels first the channels stand second.
///
/// @param dataFormat where the channels stand; Keras's default is last
/// @param keepdims whether the axes of the places stay, with one place; Keras's default is false
public record GlobalMaxPooling1D(String name, DataFormat dataFormat, boolean keepdims)
    implements GlobalPoolingLayer<GlobalMaxPooling1D> {
  public static GlobalMaxPooling1D of() {
    return new GlobalMaxPooling1D("", DataFormat.CHANNELS_LAST, false);
  }

  public GlobalMaxPooling1D named(String newName) {
    return new GlobalMaxPooling1D(newName, dataFormat, keepdims);
  }

  public GlobalMaxPooling1D dataFormat(DataFormat other) {
    return new GlobalMaxPooling1D(name, other, keepdims);
  }

  public GlobalMaxPooling1D keepdims(boolean keep) {
    return new GlobalMaxPooling1D(name, dataFormat, keep);
  }

  @Override
  public int axes() {
    return 1;
  }

  @Override
  public Op op(int channels) {
    return new GlobalMax(channels);
  }

  /// Reads Keras's configuration.
  public static GlobalMaxPooling1D fromConfig(Config config) {
    return new GlobalMaxPooling1D(
        config.string("name", ""), DataFormat.fromConfig(config), config.bool("keepdims", false));
  }
}
