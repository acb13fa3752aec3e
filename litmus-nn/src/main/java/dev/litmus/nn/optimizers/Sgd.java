package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stochastic gradient descent: w -= lr g. With momentum mu: m = mu m - lr g, then w += m, or with
/// Nesterov's look ahead w += mu m - lr g. Keras's default learning rate is 0.01.
///
/// @param momentum from 0 to 1, Keras's default is 0
public record Sgd(double momentum, boolean nesterov, OptimizerSettings settings)
    implements Optimizer {
  public Sgd {
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException("SGD: momentum must be from 0 to 1; found " + momentum);
    }
  }

  /// Keras's defaults.
  public static Sgd of() {
    return of(0.01);
  }

  /// That learning rate, else Keras's defaults.
  public static Sgd of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Sgd of(OptimizerSettings settings) {
    return new Sgd(0, false, settings);
  }

  /// Reads Keras's configuration.
  public static Sgd fromConfig(Config config) {
    return new Sgd(
        config.number("momentum", 0),
        config.bool("nesterov", false),
        OptimizerSettings.fromConfig(config, 0.01));
  }

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public String className() {
    return "SGD";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return momentum == 0 ? List.of() : List.of(Slot.of("momentum", parameter));
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float[] w = weight.value();
    Gradient g = weight.gradient();
    if (momentum == 0) {
      for (int i = from; i < to; i++) {
        w[i] -= rate * g.get(i);
      }
      return;
    }
    float mu = (float) momentum;
    float[] m = weight.slots()[0];
    for (int i = from; i < to; i++) {
      float scaled = rate * g.get(i);
      m[i] = mu * m[i] - scaled;
      w[i] += nesterov ? mu * m[i] - scaled : m[i];
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("momentum", momentum);
    config.put("nesterov", nesterov);
    return config;
  }
}
