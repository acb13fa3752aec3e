package dev.litmus.keras;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Keras 2 wrote otherwise than Keras 3, put into Keras 3's words. Only objects without a
/// module are touched, which Keras 3 writes into legacy `.h5` files alone.
final class Keras2 {
  /// Fields that chose between ways to compute the same numbers.
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "batch_input_shape",
          "input_shape",
          "input_length",
          "implementation",
          "fused",
          "is_legacy_optimizer",
          "jit_compile",
          "experimental_run_tf_function",
          "autocast");

  private static final Set<String> BATCH_NORMALIZATIONS =
      Set.of("BatchNormalization", "BatchNormalizationV1", "BatchNormalizationV2");

  private Keras2() {}

  /// The object, and all objects in its configuration, in Keras 3's words.
  ///
  /// @throws IllegalArgumentException for what Keras 3 has no words for
  static Map<String, @Nullable Object> upgraded(Map<String, @Nullable Object> object) {
    boolean old = !object.containsKey("module") && object.get("class_name") instanceof String;
    Map<String, @Nullable Object> upgraded = new LinkedHashMap<>(object);
    if (object.get("config") instanceof Map<?, ?> config) {
      Map<String, @Nullable Object> inner = KerasObject.fields(config);
      // The layers of a model come here one by one.
      inner.replaceAll((key, value) -> key.equals("layers") ? value : value(value));
      upgraded.put("config", old ? config(upgraded, inner) : inner);
    }
    return upgraded;
  }

  private static @Nullable Object value(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> map when map.containsKey("class_name") -> upgraded(KerasObject.fields(map));
      case List<?> list -> list.stream().<@Nullable Object>map(Keras2::value).toList();
      case null, default -> value;
    };
  }

  private static Map<String, @Nullable Object> config(
      Map<String, @Nullable Object> object, Map<String, @Nullable Object> config) {
    String className = String.valueOf(object.get("class_name"));
    if (className.equals("InputLayer")) {
      return config;
    }
    config.keySet().removeAll(WITHOUT_EFFECT);
    if (Boolean.TRUE.equals(config.remove("time_major"))) {
      throw new IllegalArgumentException(
          ("layer %s '%s' has time before the batch (time_major), which Keras 3 has given up;"
                  + " rebuild the model without it")
              .formatted(className, config.get("name")));
    }
    rename(config, "lr", "learning_rate");
    if (className.equals("LeakyReLU")) {
      rename(config, "alpha", "negative_slope");
    }
    if (BATCH_NORMALIZATIONS.contains(className)) {
      object.put("class_name", "BatchNormalization");
      if (config.get("axis") instanceof List<?> axes && axes.size() == 1) {
        config.put("axis", axes.getFirst());
      }
    }
    return config;
  }

  private static void rename(Map<String, @Nullable Object> config, String old, String name) {
    if (config.containsKey(old) && !config.containsKey(name)) {
      config.put(name, config.remove(old));
    }
  }
}
