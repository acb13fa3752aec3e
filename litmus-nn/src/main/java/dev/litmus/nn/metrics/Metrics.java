package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The list of metrics: by name, and from a Keras configuration.
public final class Metrics {
  private static final Registry<Metric> KNOWN =
      new Registry<Metric>("metric", SnakeCase::of)
          .add("BinaryAccuracy", BinaryAccuracy::fromConfig, "accuracy", "acc")
          .add("BinaryCrossentropy", BinaryCrossentropy::fromConfig, "bce")
          .add("F1Score", F1Score::fromConfig)
          .add("Precision", Precision::fromConfig)
          .add("Recall", Recall::fromConfig)
          .add("RocAuc", RocAuc::fromConfig);

  /// Keras 2 wrote a metric asked for by name as a wrapper around the function of that name.
  private static final String WRAPPER = "MeanMetricWrapper";

  private Metrics() {}

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return KNOWN.names();
  }

  /// The class names that files give, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
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
    return className.equals(WRAPPER)
        ? wrapped(config.ignore("dtype"))
        : KNOWN.of(className, config.ignore("dtype"));
  }

  private static Metric wrapped(Config config) {
    String function = config.string("fn");
    String name = config.string("name", function);
    config.requireAllRead();
    return of(function, Config.of(config.owner() + ", " + function, Map.of("name", name)));
  }
}
