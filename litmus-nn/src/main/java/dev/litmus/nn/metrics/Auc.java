package dev.litmus.nn.metrics;

import dev.litmus.nn.Config;
import dev.litmus.nn.ops.FloatMath;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Keras's `AUC`: the area under a curve that is read at fixed thresholds, 200 by default. It needs
/// no more memory than that, and is a little off; [RocAuc] and [AveragePrecision] are exact.
///
/// @param curve Keras's default is ROC
/// @param summation how the area between two points is taken; Keras's default is interpolation
/// @param numThresholds Keras's default is 200
/// @param thresholds the thresholds between the first and the last, when they are not to be even;
///   else empty
/// @param fromLogits whether predictions are logits, of which the sigmoid is taken; Keras's default
///   is false
public record Auc(
    String name,
    Curve curve,
    Summation summation,
    int numThresholds,
    List<Double> thresholds,
    boolean fromLogits)
    implements Metric {
  static final String NAME = "auc";

  /// What is drawn over what.
  public enum Curve {
    /// Sensitivity over 1 - specificity.
    ROC,
    /// Precision over recall.
    PR,
    /// The gains of both (Flach and Kull, 2015).
    PRGAIN
  }

  /// How the area between two points is taken.
  public enum Summation {
    /// A trapezium; for precision and recall the interpolation of Davis and Goadrich (2006).
    INTERPOLATION,
    /// A rectangle of the greater height.
    MAJORING,
    /// A rectangle of the smaller height.
    MINORING
  }

  public Auc {
    thresholds = thresholds.stream().sorted().toList();
    if (!thresholds.isEmpty()) {
      numThresholds = thresholds.size() + 2;
    }
    if (numThresholds < 2) {
      throw new IllegalArgumentException(
          "AUC: num_thresholds must be at least 2; found " + numThresholds);
    }
  }

  /// The area under the ROC curve, at 200 thresholds.
  public Auc() {
    this(Curve.ROC);
  }

  /// The area under that curve, at 200 thresholds.
  public Auc(Curve curve) {
    this(NAME, curve, Summation.INTERPOLATION, 200, List.of(), false);
  }

  /// Reads Keras's configuration; figures for several labels are not supported.
  public static Auc fromConfig(Config config) {
    config
        .requireDefault("multi_label", false)
        .requireDefault("num_labels", null)
        .requireDefault("label_weights", null);
    return new Auc(
        config.string("name", NAME),
        one(Curve.class, config, "curve", "ROC"),
        one(Summation.class, config, "summation_method", "interpolation"),
        config.integer("num_thresholds", 2, 200),
        Thresholds.numbers(config, "thresholds"),
        config.bool("from_logits", false));
  }

  private static <E extends Enum<E>> E one(
      Class<E> kind, Config config, String key, String standard) {
    String found = config.string(key, standard);
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(found)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "%s: %s must be one of %s; found '%s'"
            .formatted(config.owner(), key, List.of(kind.getEnumConstants()), found));
  }

  @Override
  public String className() {
    return "AUC";
  }

  @Override
  public Optional<Better> better() {
    return Optional.of(Better.HIGHER);
  }

  @Override
  public boolean passesOverMasked() {
    return false;
  }

  @Override
  public State start() {
    List<Double> inner = new ArrayList<>(thresholds);
    for (int i = 1; inner.size() < numThresholds - 2; i++) {
      inner.add(i / (double) (numThresholds - 1));
    }
    ThresholdState state =
        new ThresholdState(
            ThresholdCounts.within(inner),
            OptionalInt.empty(),
            counts -> new double[] {new AreaUnderCurve(counts).of(curve, summation)});
    return fromLogits ? ofSigmoid(state) : state;
  }

  private static State ofSigmoid(State state) {
    return new State() {
      @Override
      public void update(
          float[] yTrue, float[] yPred, int rows, int units, float @Nullable [] weights) {
        float[] probabilities = new float[rows * units];
        for (int i = 0; i < probabilities.length; i++) {
          probabilities[i] = FloatMath.sigmoid(yPred[i]);
        }
        state.update(yTrue, probabilities, rows, units, weights);
      }

      @Override
      public double result() {
        return state.result();
      }
    };
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Metric.super.config();
    config.put("num_thresholds", (long) numThresholds);
    config.put("curve", curve.name());
    config.put("summation_method", summation.name().toLowerCase(Locale.ROOT));
    config.put("multi_label", false);
    config.put("num_labels", null);
    config.put("label_weights", null);
    config.put("from_logits", fromLogits);
    if (!thresholds.isEmpty()) {
      config.put("thresholds", thresholds);
    }
    return config;
  }
}
