package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Suggestions;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/// The list of metrics: by name, and from a Keras configuration.
public final class Metrics {
  /// Class names as files give them; a new metric is one line here and one below.
  private static final Map<String, Function<Config, Metric>> BY_CLASS =
      Map.of(
          "BinaryAccuracy", BinaryAccuracy::fromConfig,
          "BinaryCrossentropy", BinaryCrossentropy::fromConfig,
          "F1Score", F1Score::fromConfig,
          "MeanMetricWrapper", Metrics::wrapped,
          "Precision", Precision::fromConfig,
          "Recall", Recall::fromConfig,
          "RocAuc", RocAuc::fromConfig);

  private static final Map<String, String> CLASS_BY_NAME =
      new TreeMap<>(
          Map.of(
              "acc",
              "BinaryAccuracy",
              "accuracy",
              "BinaryAccuracy",
              BinaryAccuracy.NAME,
              "BinaryAccuracy",
              "bce",
              "BinaryCrossentropy",
              BinaryCrossentropy.NAME,
              "BinaryCrossentropy",
              F1Score.NAME,
              "F1Score",
              Precision.NAME,
              "Precision",
              Recall.NAME,
              "Recall",
              RocAuc.NAME,
              "RocAuc"));

  private Metrics() {}

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return Collections.unmodifiableSet(CLASS_BY_NAME.keySet());
  }

  /// The metric of that name with its defaults, reported under that name: `accuracy` and
  /// `binary_accuracy` are one metric under two names.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Metric named(String name) {
    return of(name, Config.of("metric '" + name + "'", Map.of("name", name)));
  }

  /// The metrics of those names, in order.
  public static List<Metric> named(String... names) {
    return List.of(names).stream().map(Metrics::named).toList();
  }

  /// The metric of that name or class name, such as `BinaryAccuracy`, with that configuration.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Metric of(String className, Config config) {
    Function<Config, Metric> factory =
        BY_CLASS.get(CLASS_BY_NAME.getOrDefault(className, className));
    if (factory == null) {
      throw Suggestions.unknown("metric", className, names());
    }
    Metric metric = factory.apply(config.ignore("dtype"));
    config.requireAllRead();
    return metric;
  }

  /// Keras 2 wrote a metric asked for by name as a wrapper around the function of that name.
  private static Metric wrapped(Config config) {
    String function = config.string("fn");
    return of(
        function,
        Config.of(
            config.owner() + ", " + function, Map.of("name", config.string("name", function))));
  }
}
