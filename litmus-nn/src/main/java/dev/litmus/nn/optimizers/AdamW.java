package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adam with weight decay apart from the gradient (Loshchilov and Hutter, 2019): before each update
/// w -= w decay lr, then as [Adam]. Keras's default learning rate is 0.001, its weight decay 0.004.
///
/// @param beta1 decay of the mean, Keras's default is 0.9
/// @param beta2 decay of the mean square, Keras's default is 0.999
/// @param epsilon Keras's default is 1e-7
/// @param amsgrad Keras's default is false
/// @param settings must have a weight decay
public record AdamW(
    double beta1, double beta2, double epsilon, boolean amsgrad, OptimizerSettings settings)
    implements Optimizer {
  private static final double WEIGHT_DECAY = 0.004;

  public AdamW {
    OptimizerSettings.requireDecay("AdamW", "beta_1", beta1);
    OptimizerSettings.requireDecay("AdamW", "beta_2", beta2);
    if (settings.weightDecay().isEmpty()) {
      throw new IllegalArgumentException(
          "AdamW: expected a weight_decay; found none; Keras's default is " + WEIGHT_DECAY);
    }
  }

  /// Keras's defaults.
  public static AdamW of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static AdamW of(double learningRate) {
    return of(OptimizerSettings.of(learningRate).weightDecay(WEIGHT_DECAY));
  }

  /// Those settings, else Keras's defaults.
  public static AdamW of(OptimizerSettings settings) {
    return new AdamW(0.9, 0.999, 1e-7, false, settings);
  }

  /// Reads Keras's configuration.
  public static AdamW fromConfig(Config config) {
    return new AdamW(
        config.number("beta_1", 0.9),
        config.number("beta_2", 0.999),
        config.number("epsilon", 1e-7),
        config.bool("amsgrad", false),
        config.keys().contains("weight_decay")
            ? OptimizerSettings.fromConfig(config, 0.001)
            : OptimizerSettings.fromConfig(config, 0.001).weightDecay(WEIGHT_DECAY));
  }

  @Override
  public String name() {
    return "adam_w";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return AdamStep.slots(parameter, amsgrad);
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    AdamStep.update(beta1, beta2, epsilon, amsgrad, step, rate, weight, from, to);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("beta_1", beta1);
    config.put("beta_2", beta2);
    config.put("epsilon", epsilon);
    config.put("amsgrad", amsgrad);
    return config;
  }
}
