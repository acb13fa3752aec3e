package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// RMSprop (Hinton): v = rho v + (1 - rho) g^2; w -= lr g / sqrt(v + e). Centered, the mean
/// gradient a = rho a + (1 - rho) g is tracked too and the root is of v - a^2 + e. With momentum mu
/// the quotient goes into m = mu m + lr g / root, and w -= m. Keras's default learning rate is
/// 0.001.
///
/// @param rho Keras's default is 0.9
/// @param momentum Keras's default is 0
/// @param epsilon inside the root, Keras's default is 1e-7
/// @param centered Keras's default is false
public record RmsProp(
    double rho, double momentum, double epsilon, boolean centered, OptimizerSettings settings)
    implements Optimizer {
  public RmsProp {
    OptimizerSettings.requireDecay("RMSprop", "rho", rho);
    OptimizerSettings.requireDecay("RMSprop", "momentum", momentum);
  }

  /// Keras's defaults.
  public static RmsProp of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static RmsProp of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static RmsProp of(OptimizerSettings settings) {
    return new RmsProp(0.9, 0, 1e-7, false, settings);
  }

  /// Reads Keras's configuration.
  public static RmsProp fromConfig(Config config) {
    return new RmsProp(
        config.number("rho", 0.9),
        config.number("momentum", 0),
        config.number("epsilon", 1e-7),
        config.bool("centered", false),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "rm_sprop";
  }

  @Override
  public String className() {
    return "RMSprop";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    List<Slot> slots = new ArrayList<>(List.of(Slot.of("velocity", parameter)));
    if (momentum > 0) {
      slots.add(Slot.of("momentum", parameter).group(1));
    }
    if (centered) {
      slots.add(Slot.of("average_gradient", parameter).group(2));
    }
    return slots;
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float decay = (float) rho;
    float rest = (float) (1 - rho);
    float e = (float) epsilon;
    float mu = (float) momentum;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[][] slots = weight.slots();
    float[] v = slots[0];
    for (int i = from; i < to; i++) {
      v[i] = decay * v[i] + rest * g.square(i);
      float square = v[i] + e;
      if (centered) {
        float[] a = slots[slots.length - 1];
        a[i] = decay * a[i] + rest * g.get(i);
        square = v[i] - a[i] * a[i] + e;
      }
      float change = rate * g.get(i) / (float) Math.sqrt(square);
      if (momentum > 0) {
        slots[1][i] = mu * slots[1][i] + change;
        change = slots[1][i];
      }
      w[i] -= change;
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("rho", rho);
    config.put("momentum", momentum);
    config.put("epsilon", epsilon);
    config.put("centered", centered);
    return config;
  }
}
