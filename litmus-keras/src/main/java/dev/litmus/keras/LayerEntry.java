package dev.litmus.keras;

import dev.litmus.nn.layers.Layer;

/// A layer of a file.
///
/// @param layer the layer
/// @param name its name in the model
/// @param trainable whether training may change it
/// @param group where its weights are, or empty for an operation node, which has none
record LayerEntry(Layer layer, String name, boolean trainable, String group) {
  /// The class and name, for messages.
  @Override
  public String toString() {
    return "%s '%s'".formatted(layer.className(), name);
  }
}
