package dev.litmus.nn.losses;

import dev.litmus.nn.Config;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dice: 1 - 2 I / (Y + P + e) with I the sum of y p, Y that of y, P that of p, and e = 1e-7, over
/// all rows of a batch. Slope 2 I / (Y + P + e)^2 - 2 y / (Y + P + e).
///
/// @param eachRow whether each row has a loss of its own: Keras's `axis` -1; its default, null, is
///   the whole batch
public record Dice(boolean eachRow, Reduction reduction) implements Overlap {
  public Dice() {
    this(false, Reduction.SUM_OVER_BATCH_SIZE);
  }

  /// Reads Keras's configuration.
  public static Dice fromConfig(Config config) {
    return new Dice(Overlap.eachRow(config), Reduction.read(config.ignore("name", "dtype")));
  }

  @Override
  public String name() {
    return "dice";
  }

  @Override
  public float value(float[] yTrue, float[] yPred, int offset, int units) {
    double both = 0;
    double sum = 0;
    for (int i = offset; i < offset + units; i++) {
      both += (double) yTrue[i] * yPred[i];
      sum += (double) yTrue[i] + yPred[i];
    }
    return (float) (1 - 2 * both / (sum + EPSILON));
  }

  @Override
  public void gradient(
      float[] yTrue, float[] yPred, int offset, int units, float scale, float[] out) {
    double both = 0;
    double sum = EPSILON;
    for (int i = offset; i < offset + units; i++) {
      both += (double) yTrue[i] * yPred[i];
      sum += (double) yTrue[i] + yPred[i];
    }
    for (int i = offset; i < offset + units; i++) {
      out[i] = (float) (scale * 2 * (both / sum - yTrue[i]) / sum);
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = Overlap.super.config();
    config.put("axis", eachRow ? (Object) Long.valueOf(-1) : null);
    return config;
  }
}
