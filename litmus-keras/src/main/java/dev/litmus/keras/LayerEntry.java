package dev.litmus.keras;

import dev.litmus.nn.layers.Layer;
import java.util.List;

/// A layer of a file.
///
/// @param layer the layer
/// @param name its name in the model
/// @param trainable whether training may change it
/// @param group where its weights are, or empty for an operation node, which has none
/// @param frozen the attributes of layers inside it that training may not change though it may
///   change the layer, `forward_layer`
record LayerEntry(Layer layer, String name, boolean trainable, String group, List<String> frozen) {
  LayerEntry(Layer layer, String name, boolean trainable, String group) {
    this(layer, name, trainable, group, List.of());
  }

  /// The class and name, for messages.
  @Override
  public String toString() {
    return "%s '%s'".formatted(layer.className(), name);
  }
}
