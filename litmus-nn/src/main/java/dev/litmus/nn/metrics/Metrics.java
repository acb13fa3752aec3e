package dev.litmus.nn.metrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The metrics by Keras's names.
public final class Metrics {
  private static final Map<String, Supplier<Metric>> BY_NAME =
      new TreeMap<>(
          Map.of(
              "accuracy",
              () -> new BinaryAccuracy("accuracy", 0.5),
              "acc",
              () -> new BinaryAccuracy("acc", 0.5),
              BinaryAccuracy.NAME,
              BinaryAccuracy::new,
              Precision.NAME,
              Precision::new,
              Recall.NAME,
              Recall::new,
              F1Score.NAME,
              F1Score::new,
              RocAuc.NAME,
              RocAuc::new,
              BinaryCrossentropy.NAME,
              BinaryCrossentropy::new));

  private Metrics() {}

  /// The metric of that name with its defaults, reported under that name: `accuracy` and
  /// `binary_accuracy` are one metric under two names.
  ///
  /// @throws IllegalArgumentException when the name is unknown, listing those known
  public static Metric named(String name) {
    Supplier<Metric> metric = BY_NAME.get(name);
    if (metric == null) {
      throw new IllegalArgumentException(
          "metric '%s' is not known; known: %s"
              .formatted(name, String.join(", ", BY_NAME.keySet())));
    }
    return metric.get();
  }

  /// The metrics of those names, in order.
  public static List<Metric> named(String... names) {
    return List.of(names).stream().map(Metrics::named).toList();
  }
}
