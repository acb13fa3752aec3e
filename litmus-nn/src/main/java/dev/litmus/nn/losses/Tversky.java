package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tversky's index (Salehi et al., 2017): 1 - I / S, S = I + alpha A + beta B + e, with I the sum
/// of y p, A that of y (1 - p), B that of p (1 - y), and e = 1e-7, over all rows of a batch. With s
/// = y - alpha y + beta (1 - y) the slope is (I s - y S) / S^2.
///
/// @param alpha weight of positives that were missed, Keras's default is 0.5
/// @param beta weight of negatives that were taken, Keras's default is 0.5
/// @param eachRow whether each row has a loss of its own: Keras's `axis` -1; its default, null, is
///   the whole batch
public record Tversky(double alpha, double beta, boolean eachRow, Reduction reduction)
    implements Overlap {
  public Tversky() {
    this(0.5, 0.5);
  }

  public Tversky(double alpha, double beta) {
    this(alpha, beta, false, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static Tversky fromConfig(Config config) {
    return new Tversky(
        config.number("alpha", 0.5),
        config.number("beta", 0.5),
        Overlap.eachRow(config),
        Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "tversky";
  }

  /// I and S of some elements.
  private record Sums(double both, double all) {}

  private Sums sums(float[] yTrue, float[] yPred, int offset, int units) {
    double both = 0;
    double missed = 0;
    double taken = 0;
    for (int i = offset; i < offset + units; i++) {
      both += (double) yTrue[i] * yPred[i];
      missed += (double) yTrue[i] * (1 - yPred[i]);
      taken += (double) yPred[i] * (1 - yTrue[i]);
    }
    return new Sums(both, both + alpha * missed + beta * taken + EPSILON);
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    Sums sums = sums(yTrue, yPred, offset, units);
    return (float) (1 - sums.both / sums.all);
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    Sums sums = sums(yTrue, yPred, offset, units);
    for (int i = offset; i < offset + units; i++) {
      double slopeOfAll = yTrue[i] - alpha * yTrue[i] + beta * (1 - yTrue[i]);
      double slope = (sums.both * slopeOfAll / sums.all - yTrue[i]) / sums.all;
      out[i] = (float) (scale * slope);
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Overlap.super.config();
    config.put("alpha", alpha);
    config.put("beta", beta);
    config.put("axis", eachRow ? (Object) Long.valueOf(-1) : null);
    return config;
  }
}
