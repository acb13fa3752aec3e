package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.internal.Registry;
import dev.litmus.nn.internal.SnakeCase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The list of metrics: by name, and from a Keras configuration.
public final class Metrics {
  private static final Registry<Metric> KNOWN =
      new Registry<Metric>("metric", SnakeCase::of)
          .add("AUC", Auc::fromConfig)
          .add("Accuracy", Accuracy::fromConfig)
          .add("AveragePrecision", AveragePrecision::fromConfig)
          .add("BinaryAccuracy", BinaryAccuracy::fromConfig, "acc")
          .add("BinaryCrossentropy", BinaryCrossentropy::fromConfig, "bce")
          .add("BinaryIoU", BinaryIoU::fromConfig)
          .add("BrierScore", BrierScore::fromConfig, "brier")
          .add("CategoricalAccuracy", config -> CategoricalAccuracy.fromConfig(config, false))
          .add("CategoricalCrossentropy", ofLoss("CategoricalCrossentropy"))
          .add("CategoricalHinge", ofLoss("CategoricalHinge"))
          .add("ConcordanceCorrelation", ConcordanceCorrelation::fromConfig)
          .add("CosineSimilarity", ofLoss("CosineSimilarity"))
          .add("ExpectedCalibrationError", ExpectedCalibrationError::fromConfig, "ece")
          .add("F1Score", F1Score::fromConfig)
          .add("FBetaScore", FBetaScore::fromConfig, "fbeta_score")
          .add("FalseNegatives", count(ConfusionCount.Kind.FALSE_NEGATIVES))
          .add("FalsePositives", count(ConfusionCount.Kind.FALSE_POSITIVES))
          .add("Hinge", ofLoss("Hinge"))
          .add("KLDivergence", ofLoss("KLDivergence"), "kld")
          .add("LogCoshError", ofLoss("LogCoshError", "logcosh", "LogCosh"), "logcosh", "log_cosh")
          .add("LogLoss", LogLoss::fromConfig)
          .add("MatthewsCorrelation", MatthewsCorrelation::fromConfig, "mcc")
          .add("MeanAbsoluteError", ofLoss("MeanAbsoluteError"), "mae")
          .add("MeanAbsolutePercentageError", ofLoss("MeanAbsolutePercentageError"), "mape")
          .add("MeanSquaredError", ofLoss("MeanSquaredError"), "mse")
          .add("MeanSquaredLogarithmicError", ofLoss("MeanSquaredLogarithmicError"), "msle")
          .add("Poisson", ofLoss("Poisson"))
          .add("Precision", Precision::fromConfig)
          .add("PrecisionAtRecall", point(OperatingPoint.Kind.PRECISION_AT_RECALL))
          .add("R2Score", R2Score::fromConfig)
          .add("Recall", Recall::fromConfig)
          .add("RecallAtPrecision", point(OperatingPoint.Kind.RECALL_AT_PRECISION))
          .add("RocAuc", RocAuc::fromConfig)
          .add("RootMeanSquaredError", RootMeanSquaredError::fromConfig)
          .add("SensitivityAtSpecificity", point(OperatingPoint.Kind.SENSITIVITY_AT_SPECIFICITY))
          .add("SparseCategoricalAccuracy", config -> CategoricalAccuracy.fromConfig(config, true))
          .add("SparseCategoricalCrossentropy", ofLoss("SparseCategoricalCrossentropy"))
          .add("SpecificityAtSensitivity", point(OperatingPoint.Kind.SPECIFICITY_AT_SENSITIVITY))
          .add("SquaredHinge", ofLoss("SquaredHinge"))
          .add("TrueNegatives", count(ConfusionCount.Kind.TRUE_NEGATIVES))
          .add("TruePositives", count(ConfusionCount.Kind.TRUE_POSITIVES));

  /// Keras 2 wrote a metric asked for by name as a wrapper around the function of that name.
  private static final String WRAPPER = "MeanMetricWrapper";

  private Metrics() {}

  private static Function<Config, Metric> ofLoss(String className) {
    return ofLoss(className, SnakeCase.of(className), className);
  }

  private static Function<Config, Metric> ofLoss(String className, String name, String lossName) {
    return config -> LossMetric.fromConfig(className, name, lossName, config);
  }

  private static Function<Config, Metric> count(ConfusionCount.Kind kind) {
    return config -> ConfusionCount.fromConfig(kind, config);
  }

  private static Function<Config, Metric> point(OperatingPoint.Kind kind) {
    return config -> OperatingPoint.fromConfig(kind, config);
  }

  /// The names that can be asked for, in alphabetical order.
  public static Set<String> names() {
    return KNOWN.names();
  }

  /// The class names that files give, in alphabetical order.
  public static Set<String> classNames() {
    return KNOWN.classNames();
  }

  /// The metric of that name with its defaults, reported under that name. The word `accuracy` means
  /// [BinaryAccuracy], and over classes where a model has several units; see [Metric#fitting].
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
    return switch (className) {
      case WRAPPER -> wrapped(config.ignore("dtype"));
      // The word, unlike the class of that name.
      case "accuracy" -> KNOWN.of("BinaryAccuracy", config.ignore("dtype"));
      default -> KNOWN.of(className, config.ignore("dtype"));
    };
  }

  private static Metric wrapped(Config config) {
    String function = config.string("fn");
    String name = config.string("name", function);
    config.requireAllRead();
    return of(function, Config.of(config.owner() + ", " + function, Map.of("name", name)));
  }
}
