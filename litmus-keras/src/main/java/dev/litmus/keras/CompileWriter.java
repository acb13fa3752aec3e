package dev.litmus.keras;

import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import dev.litmus.nn.metrics.Metric;
import dev.litmus.nn.metrics.Metrics;
import dev.litmus.nn.metrics.RocAuc;
import dev.litmus.nn.models.Trainer;
import dev.litmus.nn.optimizers.Optimizer;
import dev.litmus.nn.optimizers.Optimizers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Describes optimizer, loss and metrics in Keras's words. What a program brought along has none
/// there and is left out with a notice.
final class CompileWriter {
  /// Exact figures that Keras does not have.
  private static final Set<String> OWN =
      Set.of(
          "AveragePrecision",
          "BrierScore",
          "ExpectedCalibrationError",
          "LogLoss",
          "MatthewsCorrelation");

  private final List<String> notices;

  CompileWriter(List<String> notices) {
    this.notices = notices;
  }

  /// The description, or empty when optimizer or loss have no words in Keras.
  Optional<Map<String, @Nullable Object>> of(Trainer trainer) {
    Optimizer optimizer = trainer.optimizer().optimizer();
    Loss loss = trainer.loss();
    if (!readable(optimizer, optimizer.className(), optimizer.config(), Optimizers::of)
        || !readable(loss, loss.className(), loss.config(), Losses::of)) {
      notices.add(
          "optimizer %s with loss %s is not Keras's; the file says nothing of how to go on training"
              .formatted(optimizer.name(), loss.name()));
      return Optional.empty();
    }
    List<Object> metrics = new ArrayList<>();
    for (Metric metric : trainer.metrics()) {
      if (metric instanceof RocAuc auc) {
        notices.add(
            "metric %s is written as Keras's AUC, which reads the curve at 200 thresholds"
                .formatted(auc.name()));
        metrics.add(Config.object("keras.metrics", "AUC", Map.of("name", auc.name())));
      } else if (!OWN.contains(metric.className())
          && readable(metric, metric.className(), metric.config(), Metrics::of)) {
        metrics.add(Config.object("keras.metrics", metric.className(), metric.config()));
      } else {
        notices.add("metric %s is not Keras's and is left out".formatted(metric.name()));
      }
    }
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put(
        "optimizer", Config.object("keras.optimizers", optimizer.className(), optimizer.config()));
    config.put("loss", Config.object("keras.losses", loss.className(), loss.config()));
    config.put("loss_weights", null);
    config.put("metrics", metrics);
    config.put("weighted_metrics", null);
    config.put("run_eagerly", false);
    config.put("steps_per_execution", 1);
    config.put("jit_compile", false);
    return Optional.of(config);
  }

  /// Whether reading the configuration back gives an equal object: then it is one of Keras's.
  private static <T> boolean readable(
      T object,
      String className,
      Map<String, @Nullable Object> config,
      BiFunction<String, Config, ? extends T> factory) {
    try {
      return factory.apply(className, Config.of(className, config)).equals(object);
    } catch (IllegalArgumentException unknown) {
      return false;
    }
  }
}
