package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.MaxPool;
import dev.litmus.nn.ops.Op;
import dev.litmus.nn.ops.Window;

/// Over images, the largest of what a window sees of each channel; padding never wins.
///
/// Input shape: `(batch, height, width, channels)`. Output shape: `(batch, new height, new width,
/// channels)`, as [Sliding] tells. With channels first the channels stand second.
///
/// @param sliding the window; Keras's defaults are a size of 2, strides of the window's size and no
///   padding
public record MaxPooling2D(String name, Sliding sliding) implements PoolingLayer<MaxPooling2D> {
  public MaxPooling2D {
    sliding.check("MaxPooling2D", "pool_size", 2);
    sliding.refuseCausal("MaxPooling2D");
  }

  /// Windows side by side.
  ///
  /// @param poolSize its height and width, or one number for both
  public static MaxPooling2D of(int... poolSize) {
    return new MaxPooling2D("", Sliding.of(Sizes.of(2, poolSize), Sizes.of(2, poolSize)));
  }

  @Override
  public MaxPooling2D with(String newName, Sliding other) {
    return new MaxPooling2D(newName, other);
  }

  @Override
  public Op op(Window window) {
    return new MaxPool(window);
  }

  /// Reads Keras's configuration.
  public static MaxPooling2D fromConfig(Config config) {
    return new MaxPooling2D(config.string("name", ""), Sliding.pooling(config, 2));
  }
}
