package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.DType;
import dev.litmus.nn.Shape;
import dev.litmus.nn.ops.GlobalAverage;
import dev.litmus.nn.ops.MaskedAverage;
import dev.litmus.nn.ops.Op;
import java.util.List;

/// The mean of each channel over all steps, or over those that the input's mask does not take away.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, channels)`, or `(batch, 1,
/// channels)` with keepdims. With channels first the channels stand second.
///
/// @param dataFormat where the channels stand; Keras's default is last
/// @param keepdims whether the axes of the places stay, with one place; Keras's default is false
public record GlobalAveragePooling1D(String name, DataFormat dataFormat, boolean keepdims)
    implements GlobalPoolingLayer<GlobalAveragePooling1D> {
  public static GlobalAveragePooling1D of() {
    return new GlobalAveragePooling1D("", DataFormat.CHANNELS_LAST, false);
  }

  public GlobalAveragePooling1D named(String newName) {
    return new GlobalAveragePooling1D(newName, dataFormat, keepdims);
  }

  public GlobalAveragePooling1D dataFormat(DataFormat other) {
    return new GlobalAveragePooling1D(name, other, keepdims);
  }

  public GlobalAveragePooling1D keepdims(boolean keep) {
    return new GlobalAveragePooling1D(name, dataFormat, keep);
  }

  @Override
  public int axes() {
    return 1;
  }

  @Override
  public Op op(int channels) {
    return new GlobalAverage(channels);
  }

  @Override
  public Value emit(Emitter emitter) {
    Value mask = emitter.mask(0);
    if (mask == null) {
      return GlobalPoolingLayer.super.emit(emitter);
    }
    Value x = dataFormat.last(emitter, emitter.input());
    int channels = x.shape().last();
    Shape shape = outputShape(List.of(emitter.input().shape()));
    return emitter.op(
        new MaskedAverage(channels), shape, DType.FLOAT32, List.of(x, mask), List.of());
  }

  /// Reads Keras's configuration.
  public static GlobalAveragePooling1D fromConfig(Config config) {
    return new GlobalAveragePooling1D(
        config.string("name", ""), DataFormat.fromConfig(config), config.bool("keepdims", false));
  }
}
