package dev.litmus.keras;

import dev.litmus.nn.internal.SnakeCase;
import java.util.HashMap;
import java.util.Map;

/// Where Keras's files keep the weights of layers: `layers/dense`, `layers/dense_1`, numbered by
/// class in the order of the model's layers, whatever the layers are called.
final class WeightPaths {
  private static final String KERAS_2_LAYERS = "_layer_checkpoint_dependencies";

  private final Map<String, Integer> used = new HashMap<>();

  /// The path of the next layer of that class, such as `layers/string_lookup_2`.
  String next(String className) {
    String base = SnakeCase.of(className);
    int number = used.merge(base, 1, Integer::sum) - 1;
    return "layers/" + (number == 0 ? base : base + "_" + number);
  }

  /// Where Keras 2.12 and 2.13 kept what is now at that path.
  static String inKeras2(String path) {
    return path.replaceAll("(^|/)layers/", "$1" + KERAS_2_LAYERS + "/");
  }
}
