package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Stochastic gradient descent: w -= lr g. With momentum mu: m = mu m - lr g, then w += m, or with
/// Nesterov's look ahead w += mu m - lr g.
///
/// @param learningRate Keras's default is 0.01
/// @param momentum from 0 to 1, Keras's default is 0
public record Sgd(double learningRate, double momentum, boolean nesterov) implements Optimizer {
  public Sgd {
    OptimizerConfigs.requireLearningRate("SGD", learningRate);
    if (!(momentum >= 0 && momentum <= 1)) {
      throw new IllegalArgumentException("SGD: momentum must be from 0 to 1; found " + momentum);
    }
  }

  /// Keras's defaults.
  public static Sgd of() {
    return of(0.01);
  }

  public static Sgd of(double learningRate) {
    return new Sgd(learningRate, 0, false);
  }

  @Override
  public String name() {
    return "SGD";
  }

  @Override
  public String className() {
    return "SGD";
  }

  @Override
  public List<String> slots() {
    return momentum == 0 ? List.of() : List.of("momentum");
  }

  @Override
  public void update(Step step, float[] w, float[] g, float[][] slots, int from, int to) {
    float rate = step.learningRate();
    if (momentum == 0) {
      for (int i = from; i < to; i++) {
        w[i] -= rate * g[i];
      }
      return;
    }
    float mu = (float) momentum;
    float[] m = slots[0];
    for (int i = from; i < to; i++) {
      float scaled = rate * g[i];
      m[i] = mu * m[i] - scaled;
      w[i] += nesterov ? mu * m[i] - scaled : m[i];
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    own.put("momentum", momentum);
    own.put("nesterov", nesterov);
    return OptimizerConfigs.of(this, own);
  }

  /// Reads Keras's configuration.
  public static Sgd fromConfig(Config config) {
    OptimizerConfigs.common(config);
    return new Sgd(
        config.number("learning_rate", 0.01),
        config.number("momentum", 0),
        config.bool("nesterov", false));
  }
}
