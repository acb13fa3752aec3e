package dev.litmus.nn.optimizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// Muon (Jordan et al., 2024), in Keras's form: the change of a matrix is its momentum brought near
/// to an orthogonal matrix. With n(x) that of [Orthogonal]:
///
///     m = momentum m + g;   x = g + momentum m with Nesterov, else m
///     w -= lr n(x) sqrt(max(rows, columns)) rms
///
/// Weights that are no matrices, those of embeddings, and those of layers that are excluded are
/// trained as by [Adam], and decay by a share of their own. Keras's default learning rate is 0.001,
/// its weight decay 0.004.
///
/// @param adamBeta1 Keras's default is 0.9
/// @param adamBeta2 Keras's default is 0.999
/// @param adamWeightDecay the decay of weights that Adam trains; Keras's default is 0.004
/// @param epsilon Adam's, Keras's default is 1e-7
/// @param excludeLayers a weight whose path contains one of these is trained by Adam; Keras's
///   default is none
/// @param excludeEmbeddings whether Adam trains embeddings; Keras's default is true
/// @param a of the iteration, Keras's default is 3.4445
/// @param b of the iteration, Keras's default is -4.775
/// @param c of the iteration, Keras's default is 2.0315
/// @param adamLearningRateRatio Adam's learning rate in learning rates; Keras's default is 1
/// @param momentum Keras's default is 0.95
/// @param steps rounds of the iteration; Keras's default is 5
/// @param nesterov Keras's default is true
/// @param rmsRate rms; without it and without the root Keras's step is lr n(x); its default is 0.2
public record Muon(
    double adamBeta1,
    double adamBeta2,
    OptionalDouble adamWeightDecay,
    double epsilon,
    List<String> excludeLayers,
    boolean excludeEmbeddings,
    double a,
    double b,
    double c,
    double adamLearningRateRatio,
    double momentum,
    int steps,
    boolean nesterov,
    OptionalDouble rmsRate,
    OptimizerSettings settings)
    implements Optimizer {
  private static final double WEIGHT_DECAY = 0.004;

  public Muon {
    OptimizerSettings.requireDecay("Muon", "adam_beta_1", adamBeta1);
    OptimizerSettings.requireDecay("Muon", "adam_beta_2", adamBeta2);
    excludeLayers = List.copyOf(excludeLayers);
    for (String layer : excludeLayers) {
      if (!layer.matches("[A-Za-z0-9_/-]+")) {
        throw new IllegalArgumentException(
            "Muon: exclude_layers takes parts of names; patterns such as '%s' are not supported"
                .formatted(layer));
      }
    }
  }

  /// Keras's defaults.
  public static Muon of() {
    return of(0.001);
  }

  /// That learning rate, else Keras's defaults.
  public static Muon of(double learningRate) {
    return of(OptimizerSettings.of(learningRate).weightDecay(WEIGHT_DECAY));
  }

  /// Those settings, else Keras's defaults.
  public static Muon of(OptimizerSettings settings) {
    return new Muon(
        0.9,
        0.999,
        OptionalDouble.of(WEIGHT_DECAY),
        1e-7,
        List.of(),
        true,
        3.4445,
        -4.7750,
        2.0315,
        1,
        0.95,
        5,
        true,
        OptionalDouble.of(0.2),
        settings);
  }

  /// Reads Keras's configuration.
  public static Muon fromConfig(Config config) {
    OptimizerSettings settings = OptimizerSettings.fromConfig(config, 0.001);
    return new Muon(
        config.number("adam_beta_1", 0.9),
        config.number("adam_beta_2", 0.999),
        orDefault(config, "adam_weight_decay", WEIGHT_DECAY),
        config.number("epsilon", 1e-7),
        config.list("exclude_layers").stream().map(String::valueOf).toList(),
        config.bool("exclude_embeddings", true),
        config.number("muon_a", 3.4445),
        config.number("muon_b", -4.7750),
        config.number("muon_c", 2.0315),
        config.number("adam_lr_ratio", 1),
        config.number("momentum", 0.95),
        config.integer("ns_steps", 0, 5),
        config.bool("nesterov", true),
        orDefault(config, "rms_rate", 0.2),
        config.keys().contains("weight_decay") ? settings : settings.weightDecay(WEIGHT_DECAY));
  }

  /// The number, none where null is written, the default where nothing is.
  private static OptionalDouble orDefault(Config config, String key, double standard) {
    boolean none = config.keys().contains(key) && !config.has(key);
    return none ? OptionalDouble.empty() : OptionalDouble.of(config.number(key, standard));
  }

  @Override
  public String name() {
    return "muon";
  }

  private boolean byAdam(Parameter parameter) {
    String path = parameter.path();
    return parameter.shape().rank() != 2
        || (excludeEmbeddings && path.toLowerCase(Locale.ROOT).contains("embedding"))
        || excludeLayers.stream().anyMatch(path::contains);
  }

  @Override
  public List<Slot> slots(Parameter parameter) {
    List<Slot> slots = new ArrayList<>(List.of(Slot.of("momentum", parameter)));
    if (byAdam(parameter)) {
      slots.add(Slot.of("velocity", parameter));
    }
    return slots;
  }

  @Override
  public OptionalDouble weightDecay(Parameter parameter) {
    return byAdam(parameter) ? adamWeightDecay : settings.weightDecay();
  }

  @Override
  public boolean coupled() {
    return true;
  }

  @Override
  public void update(Step step, Weight weight, int from, int to) {
    if (byAdam(weight.parameter())) {
      float rate = step.learningRate() * (float) adamLearningRateRatio;
      AdamStep.update(adamBeta1, adamBeta2, epsilon, false, step, rate, weight, from, to);
      return;
    }
    Shape shape = weight.parameter().shape();
    int rows = shape.dims()[0];
    int columns = shape.dims()[1];
    float mu = (float) momentum;
    float less = (float) (momentum - 1);
    Gradient g = weight.gradient();
    float[] m = weight.slots()[0];
    float[] x = new float[to];
    for (int i = from; i < to; i++) {
      m[i] += g.get(i) + m[i] * less;
      x[i] = nesterov ? g.get(i) + mu * m[i] : m[i];
    }
    float[] change = orthogonal(x, rows, columns);
    float scale = rmsRate.isPresent() ? (float) Math.sqrt(Math.max(rows, columns)) : 1;
    float rms = (float) rmsRate.orElse(1);
    float[] w = weight.value();
    for (int i = from; i < to; i++) {
      w[i] -= step.learningRate() * change[i] * scale * rms;
    }
  }

  private float[] orthogonal(float[] x, int rows, int columns) {
    if (rows <= columns) {
      return new Orthogonal(rows, columns, (float) a, (float) b, (float) c).of(x, steps);
    }
    float[] wide = Orthogonal.transposed(x, rows, columns);
    float[] change = new Orthogonal(columns, rows, (float) a, (float) b, (float) c).of(wide, steps);
    return Orthogonal.transposed(change, columns, rows);
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = settings.config(name());
    config.put("adam_beta_1", adamBeta1);
    config.put("adam_beta_2", adamBeta2);
    config.put("epsilon", epsilon);
    config.put("exclude_layers", excludeLayers);
    config.put("muon_a", a);
    config.put("muon_b", b);
    config.put("muon_c", c);
    config.put("adam_lr_ratio", adamLearningRateRatio);
    config.put("momentum", momentum);
    config.put("ns_steps", (long) steps);
    config.put("nesterov", nesterov);
    config.put("exclude_embeddings", excludeEmbeddings);
    config.put(
        "adam_weight_decay",
        adamWeightDecay.isPresent() ? (Object) adamWeightDecay.getAsDouble() : null);
    config.put("rms_rate", rmsRate.isPresent() ? (Object) rmsRate.getAsDouble() : null);
    return config;
  }
}
