package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.AveragePool;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.Window;

/// Over sequences, the mean of what a window sees of each channel, padding left out.
///
/// Input shape: `(batch, steps, channels)`. Output shape: `(batch, new steps, channels)`, as
/// [Sliding] tells. With channels first the channels stand second.
///
/// @param sliding the window; Keras's defaults are a size of 2, strides of the window's size and no
///   padding
public record AveragePooling1D(String name, Sliding sliding)
    implements PoolingLayer<AveragePooling1D> {
  public AveragePooling1D {
    sliding.check("AveragePooling1D", "pool_size", 1);
    sliding.refuseCausal("AveragePooling1D");
  }

  /// Windows side by side.
  ///
  /// @param poolSize steps
  public static AveragePooling1D of(int poolSize) {
    return new AveragePooling1D("", Sliding.of(Sizes.of(1, poolSize), Sizes.of(1, poolSize)));
  }

  @Override
  public AveragePooling1D with(String newName, Sliding other) {
    return new AveragePooling1D(newName, other);
  }

  @Override
  public Op op(Window window) {
    return new AveragePool(window);
  }

  /// Reads Keras's configuration.
  public static AveragePooling1D fromConfig(Config config) {
    return new AveragePooling1D(config.string("name", ""), Sliding.pooling(config, 1));
  }
}
