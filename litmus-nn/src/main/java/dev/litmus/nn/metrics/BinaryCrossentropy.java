package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.losses.Loss;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The mean of the loss of the same name, [dev.litmus.nn.losses.BinaryCrossentropy], for reporting.
public record BinaryCrossentropy(String name, boolean fromLogits, double labelSmoothing)
    implements Metric {
  static final String NAME = "binary_crossentropy";

  public BinaryCrossentropy {
    new dev.litmus.nn.losses.BinaryCrossentropy(fromLogits, labelSmoothing);
  }

  public BinaryCrossentropy() {
    this(NAME, false, 0);
  }

  /// Reads Keras's configuration.
  public static BinaryCrossentropy fromConfig(Config config) {
    config.requireDefault("axis", -1L);
    return new BinaryCrossentropy(
        config.string("name", NAME),
        config.bool("from_logits", false),
        config.number("label_smoothing", 0));
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.LOWER);
  }

  @Override
  public Optional<Metric> onLogits() {
    return fromLogits
        ? Optional.empty()
        : Optional.of(new BinaryCrossentropy(name, true, labelSmoothing));
  }

  @Override
  public State start() {
    Loss loss = new dev.litmus.nn.losses.BinaryCrossentropy(fromLogits, labelSmoothing);
    Mean mean = new Mean();
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        for (int i = 0; i < rows; i++) {
          double weight = weights == null ? 1 : weights[i];
          mean.add(loss.value(yTrue, yPred, i * units, units), weight);
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
    config.put("from_logits", fromLogits);
    config.put("label_smoothing", labelSmoothing);
    return config;
  }
}
