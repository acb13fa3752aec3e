package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.MaxPool;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.Window;

/// Over sequences, the largest of what a window sees of each channel; padding never wins.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, new steps, channels)`, as
/// [Sliding] tells. With channels first the channels stand second.
///
/// @param sliding the window; Keras's defaults are a size of 2, strides of the window's size and no
///   padding
public record MaxPooling1D(String name, Sliding sliding) implements PoolingLayer<MaxPooling1D> {
  public MaxPooling1D {
    sliding.check("MaxPooling1D", "pool_size", 1);
    sliding.refuseCausal("MaxPooling1D");
  }

  /// Windows side by side.
  ///
  /// @param poolSize steps
  public static MaxPooling1D of(int poolSize) {
    return new MaxPooling1D("", Sliding.of(Sizes.of(1, poolSize), Sizes.of(1, poolSize)));
  }

  @Override
  public MaxPooling1D with(String newName, Sliding other) {
    return new MaxPooling1D(newName, other);
  }

  @Override
  public Op op(Window window) {
    return new MaxPool(window);
  }

  /// Reads Keras's configuration.
  public static MaxPooling1D fromConfig(Config config) {
    return new MaxPooling1D(config.string("name", ""), Sliding.pooling(config, 1));
  }
}
