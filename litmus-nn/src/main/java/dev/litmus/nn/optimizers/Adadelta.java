package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Adadelta (Zeiler, 2012): s = rho s + (1 - rho) g^2; d = -g sqrt(q + e) / sqrt(s + e); q = rho q
/// + (1 - rho) d^2; w += lr d. Keras's default learning rate is 0.001; the paper's is 1.
///
/// @param rho Keras's default is 0.95
/// @param epsilon inside the roots, Keras's default is 1e-7
public record Adadelta(double rho, double epsilon, OptimizerSettings settings)
    implements Optimizer {
  public Adadelta {
    OptimizerSettings.requireDecay("Adadelta", "rho", rho);
  }

  /// Keras's defaults.
  public static Adadelta of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Adadelta of(double learningRate) {
    return of(OptimizerSettings.of(learningRate));
  }

  /// Those settings, else Keras's defaults.
  public static Adadelta of(OptimizerSettings settings) {
    return new Adadelta(0.95, 1e-7, settings);
  }

  /// Reads Keras's configuration.
  public static Adadelta fromConfig(Config config) {
    return new Adadelta(
        config.number("rho", 0.95),
        config.number("epsilon", 1e-7),
        OptimizerSettings.fromConfig(config, 0.001));
  }

  @Override
  public String name() {
    return "adadelta";
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    return OptimizerSettings.zeros(parameter, "accumulated_grad", "accumulated_delta_var");
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    float rate = step.learningRate();
    float decay = (float) rho;
    float rest = (float) (1 - rho);
    float e = (float) epsilon;
    float[] w = weight.value();
    Gradient g = weight.gradient();
    float[] squares = weight.slots()[0];
    float[] changes = weight.slots()[1];
    for (int i = from; i < to; i++) {
      squares[i] = decay * squares[i] + rest * g.square(i);
      float above = (float) Math.sqrt(changes[i] + e);
      float below = (float) Math.sqrt(squares[i] + e);
      float factor = above / below;
      changes[i] = decay * changes[i] + rest * (factor * factor * g.square(i));
      w[i] -= rate * (above * g.get(i) / below);
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("rho", rho);
    config.put("epsilon", epsilon);
    return config;
  }
}
