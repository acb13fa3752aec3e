package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Follow the regularized leader (McMahan et al., 2013), in Keras's form. With p = -power, s the
/// accumulator, z the linear term:
///
///     s' = s + g^2;   z += g + 2 shrinkage w - (s'^p - s^p) w / lr
///     q = s'^p / lr + 2 l2 + beta / lr;   w = (clip(z, -l1, l1) - z) / q
///
/// Keras's default learning rate is 0.001.
///
/// @param learningRatePower at most 0, Keras's default is -0.5
/// @param initialAccumulatorValue what s is at the start, Keras's default is 0.1
/// @param l1RegularizationStrength l1, Keras's default is 0
/// @param l2RegularizationStrength l2, Keras's default is 0
/// @param l2ShrinkageRegularizationStrength shrinkage, Keras's default is 0
/// @param beta Keras's default is 0
public record Ftrl(
    double learningRatePower,
    double initialAccumulatorValue,
    double l1RegularizationStrength,
    double l2RegularizationStrength,
    double l2ShrinkageRegularizationStrength,
    double beta,
    OptimizerSettings settings)
    implements Optimizer {
  public Ftrl {
    requireNotNegative("-learning_rate_power", -learningRatePower);
    requireNotNegative("initial_accumulator_value", initialAccumulatorValue);
    requireNotNegative("beta", beta);
    requireNotNegative("l1_regularization_strength", l1RegularizationStrength);
    requireNotNegative("l2_regularization_strength", l2RegularizationStrength);
    requireNotNegative("l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength);
  }

  /// Keras's defaults.
  public static Ftrl of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Ftrl of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Ftrl of(OptimizerSettings settings) {
    return new Ftrl(-0.5, 0.1, 0, 0, 0, 0, settings);
  }

  /// Reads Keras's configuration.
  public static Ftrl fromConfig(Config config) {
    return new Ftrl(
        config.number("learning_rate_power", -0.5),
        config.number("initial_accumulator_value", 0.1),
        config.number("l1_regularization_strength", 0),
        config.number("l2_regularization_strength", 0),
        config.number("l2_shrinkage_regularization_strength", 0),
        config.number("beta", 0),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "ftrl";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return List.of(
        Slot.of("accumulator", parameter, initialAccumulatorValue), Slot.of("linear", parameter));
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float l1 = (float) l1RegularizationStrength;
    float l2 = (float) l2RegularizationStrength + (float) beta / (2 * rate);
    float shrinkage = (float) (2 * l2ShrinkageRegularizationStrength);
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] sums = weight.slots()[0];
    float[] linear = weight.slots()[1];
    for (int i = from; i < to; i++) {
      float sum = sums[i] + g.square(i);
      float power = power(sum);
      linear[i] += g.get(i) + shrinkage * w[i] - (power - power(sums[i])) / rate * w[i];
      float quadratic = power / rate + 2 * l2;
      w[i] = (Math.clamp(linear[i], -l1, l1) - linear[i]) / quadratic;
      sums[i] = sum;
    }
  }

  private float power(float sum) {
    return learningRatePower == -0.5
        ? (float) Math.sqrt(sum)
        : (float) StrictMath.pow(sum, (float) -learningRatePower);
  }

  private static void requireNotNegative(String name, double strength) {
    if (!(strength >= 0)) {
      throw new IllegalArgumentException(
          "Ftrl: %s must be at least 0; found %s".formatted(name, strength));
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("learning_rate_power", learningRatePower);
    config.put("initial_accumulator_value", initialAccumulatorValue);
    config.put("l1_regularization_strength", l1RegularizationStrength);
    config.put("l2_regularization_strength", l2RegularizationStrength);
    config.put("l2_shrinkage_regularization_strength", l2ShrinkageRegularizationStrength);
    config.put("beta", beta);
    return config;
  }
}
