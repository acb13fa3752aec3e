package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.losses.CosineSimilarity;
import dev.litmus.nn.losses.Loss;
import dev.litmus.nn.losses.Losses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mean over rows of a loss, for reporting: Keras's metrics of the same names as losses, such
/// as `MeanSquaredError`, `Hinge` or `CategoricalCrossentropy`. The cosine similarity is the loss's
/// negative, so that 1 is best.
///
/// @param className Keras's class name of the metric
public record LossMetric(String className, String name, Loss loss) implements Metric {
  private static final List<String> NOT_OF_METRICS = List.of("name", "reduction");

  /// Reads Keras's configuration of a metric.
  ///
  /// @param className Keras's class name of the metric
  /// @param name what it is reported under unless told
  /// @param lossName that of the loss
  static LossMetric fromConfig(String className, String name, String lossName, Config config) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (String key : config.keys()) {
      Object value = key.equals("name") ? null : config.value(key);
      if (value != null) {
        values.put(key, value);
      }
    }
    Loss loss = Losses.of(lossName, Config.of(config.owner(), values));
    return new LossMetric(className, config.string("name", name), loss);
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(loss instanceof CosineSimilarity ? Better.HIGHER : Better.LOWER);
  }

  @Override
  public Optional<Metric> onLogits() {
    return loss.onLogits().map(logits -> new LossMetric(className, name, logits));
  }

  @Override
  public State start() {
    Mean mean = new Mean();
    int sign = loss instanceof CosineSimilarity ? -1 : 1;
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        Loss ofLabels = loss.forLabels(yTrue, loss.sparse() ? rows : rows * units);
        for (int i = 0; i < rows; i++) {
          double weight = weights == null ? 1 : weights[i];
          mean.add(sign * ofLabels.value(yTrue, yPred, i * units, units), weight);
        }
      }

      @Override
      public double result() {
        return mean.result();
      }
    };
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    loss.config()
        .forEach((key, value) -> {
          if (!NOT_OF_METRICS.contains(key)) {
            config.put(key, value);
          }
        });
    if (loss.sparse()) {
      config.put("axis", -1L);
    }
    return config;
  }
}
