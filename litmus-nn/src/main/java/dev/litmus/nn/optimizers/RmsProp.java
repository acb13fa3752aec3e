package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// RMSprop (Hinton): v = rho v + (1 - rho) g^2; w -= lr g / sqrt(v + e). Centered, the mean
/// gradient a = rho a + (1 - rho) g is tracked too and the root is of v - a^2 + e. With momentum mu
/// the quotient goes into m = mu m + lr g / root, and w -= m.
///
/// @param learningRate Keras's default is 0.001
/// @param rho Keras's default is 0.9
/// @param momentum Keras's default is 0
/// @param epsilon inside the root, Keras's default is 1e-7
public record RmsProp(
    double learningRate, double rho, double momentum, double epsilon, boolean centered)
    implements Optimizer {
  public RmsProp {
    OptimizerConfigs.requireLearningRate("RMSprop", learningRate);
    OptimizerConfigs.requireDecay("RMSprop", "rho", rho);
    OptimizerConfigs.requireDecay("RMSprop", "momentum", momentum);
  }

  /// Keras's defaults.
  public static RmsProp of() {
    return of(0.001);
  }

  public static RmsProp of(double learningRate) {
    return new RmsProp(learningRate, 0.9, 0, 1e-7, false);
  }

  @Override
  public String name() {
    return "rmsprop";
  }

  @Override
  public String className() {
    return "RMSprop";
  }

  @Override
  public List<String> slots() {
    List<String> slots = new ArrayList<>(List.of("velocity"));
    if (momentum > 0) {
      slots.add("momentum");
    }
    if (centered) {
      slots.add("average_gradient");
    }
    return slots;
  }

  @Override
  public boolean slotsByWeight() {
    return false;
  }

  @Override
  public void update(Step step, float[] w, float[] g, float[][] slots, int from, int to) {
    float rate = step.learningRate();
    float decay = (float) rho;
    float rest = (float) (1 - rho);
    float e = (float) epsilon;
    float mu = (float) momentum;
    float[] v = slots[0];
    for (int i = from; i < to; i++) {
      v[i] = decay * v[i] + rest * (g[i] * g[i]);
      float square = v[i] + e;
      if (centered) {
        float[] a = slots[slots.length - 1];
        a[i] = decay * a[i] + rest * g[i];
        square = v[i] - a[i] * a[i] + e;
      }
      float change = rate * g[i] / (float) Math.sqrt(square);
      if (momentum > 0) {
        slots[1][i] = mu * slots[1][i] + change;
        change = slots[1][i];
      }
      w[i] -= change;
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> own = new LinkedHashMap<>();
    own.put("rho", rho);
    own.put("momentum", momentum);
    own.put("epsilon", epsilon);
    own.put("centered", centered);
    return OptimizerConfigs.of(this, own);
  }

  /// Reads Keras's configuration.
  public static RmsProp fromConfig(Config config) {
    OptimizerConfigs.common(config);
    return new RmsProp(
        config.number("learning_rate", 0.001),
        config.number("rho", 0.9),
        config.number("momentum", 0),
        config.number("epsilon", 1e-7),
        config.bool("centered", false));
  }
}
