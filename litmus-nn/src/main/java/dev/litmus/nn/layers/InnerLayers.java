package dev.litmus.nn.layers;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.SnakeCase;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Layers in the configurations of other layers: a recurrent layer's cell, what a wrapper wraps.
final class InnerLayers {
  private InnerLayers() {}

  /// The layer as Keras describes it, by its own name or one made of its class.
  static Map<String, @Nullable Object> describe(Layer layer) {
    Map<String, @Nullable Object> config = Configs.map();
    config.put("name", name(layer));
    if (layer.hasTrainableKey()) {
      config.put("trainable", true);
    }
    config.put("dtype", "float32");
    config.putAll(layer.config());
    return Config.object(layer.module(), layer.className(), config);
  }

  /// The layer's name, or its class in snake case.
  static String name(Layer layer) {
    return layer.name().isEmpty() ? SnakeCase.of(layer.className()) : layer.name();
  }

  /// The layer that a key describes. A reader of files puts the layer itself there, read by the
  /// rules for all layers of files; a description is looked up among Litmus's own layers.
  static Layer read(Config config, String key) {
    return read(config, key, config.value(key));
  }

  /// The layer that a value under a key describes.
  static Layer read(Config config, String key, @Nullable Object value) {
    return switch (value) {
      case Layer layer -> layer;
      case Map<?, ?> description -> {
        Config object = Config.of(config.owner() + ", " + key, strings(description));
        Config inner = object.config("config");
        inner.ignore("trainable", "dtype");
        Layer layer = Layers.standard().create(object.string("class_name"), inner);
        inner.requireAllRead();
        yield layer;
      }
      case null, default ->
          throw new IllegalArgumentException(
              "%s: %s must describe a layer; found %s".formatted(config.owner(), key, value));
    };
  }

  private static Map<String, @Nullable Object> strings(Map<?, ?> map) {
    Map<String, @Nullable Object> named = Configs.map();
    map.forEach((name, value) -> named.put(String.valueOf(name), value));
    return named;
  }

  /// The cell that a key describes.
  static RecurrentCell cell(Config config, String key, @Nullable Object value) {
    Layer layer = read(config, key, value);
    if (layer instanceof RecurrentCell cell) {
      return cell;
    }
    throw new IllegalArgumentException(
        "%s: %s must be SimpleRNNCell, LSTMCell, GRUCell or StackedRNNCells; found %s"
            .formatted(config.owner(), key, layer.className()));
  }
}
