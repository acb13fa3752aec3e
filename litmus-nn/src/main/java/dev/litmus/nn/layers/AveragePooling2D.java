package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.AveragePool;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.Window;

/// Over images, the mean of what a window sees of each channel, padding left out.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, new height, new width,
/// channels)`, as [Sliding] tells. With channels first the channels stand second.
///
/// @param sliding the window; Keras's defaults are a size of 2, strides of the window's size and no
///   padding
public record AveragePooling2D(String name, Sliding sliding)
    implements PoolingLayer<AveragePooling2D> {
  public AveragePooling2D {
    sliding.check("AveragePooling2D", "pool_size", 2);
    sliding.refuseCausal("AveragePooling2D");
  }

  /// Windows side by side.
  ///
  /// @param poolSize its height and width, or one number for both
  public static AveragePooling2D of(int... poolSize) {
    return new AveragePooling2D("", Sliding.of(Sizes.of(2, poolSize), Sizes.of(2, poolSize)));
  }

  @Override
  public AveragePooling2D with(String newName, Sliding other) {
    return new AveragePooling2D(newName, other);
  }

  @Override
  public Op op(Window window) {
    return new AveragePool(window);
  }

  /// Reads Keras's configuration.
  public static AveragePooling2D fromConfig(Config config) {
    return new AveragePooling2D(config.string("name", ""), Sliding.pooling(config, 2));
  }
}
