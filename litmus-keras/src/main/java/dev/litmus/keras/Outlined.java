package dev.litmus.keras;

import dev.litmus.nn.layers.Layer;

/// Stands for a layer with a model inside while only the model's description is known: it has
/// shapes, but no variables are allotted before the whole file was found to hold them.
sealed interface Outlined extends Layer permits OutlineLayer, OutlineWrapper {
  /// The layer itself, the same at every call.
  ///
  /// @param seed what initial weights are drawn from at the first call
  Layer made(long seed);

  /// The uses of layers that one use of this one stands for.
  long uses();

  /// The layer that stands in the model for one that was read.
  static Layer real(Layer layer, long seed) {
    return layer instanceof Outlined outlined ? outlined.made(seed) : layer;
  }
}
