package dev.litmus.nn.initializers;

import dev.litmus.nn.Config;
import dev.litmus.nn.random.StatelessRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A matrix whose columns (or rows, when there are more of them) are at right angles and of length
/// `gain`: Q of the decomposition A = Q R of a matrix of standard normal numbers, R with a positive
/// diagonal. A weight of more axes counts as a matrix of its last axis by all others. Saxe,
/// McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear
/// neural networks" (2014).
///
/// @param gain Keras's default is 1
/// @param seed its own seed; when empty, the model draws one
public record Orthogonal(double gain, OptionalLong seed) implements Initializer {
  public Orthogonal() {
    this(1);
  }

  public Orthogonal(double gain) {
    this(gain, OptionalLong.empty());
  }

  @Override
  public boolean random() {
    return true;
  }

  @Override
  public void fill(float[] values, int[] dimensions, long drawn) {
    if (dimensions.length < 2) {
      throw new IllegalArgumentException(
          "initializer Orthogonal: expected a weight of at least two axes; found shape "
              + Arrays.toString(dimensions));
    }
    int columns = dimensions[dimensions.length - 1];
    int rows = columns == 0 ? 0 : values.length / columns;
    int length = Math.max(rows, columns);
    int count = Math.min(rows, columns);
    float[] normal = new float[values.length];
    new StatelessRandom(seed.orElse(drawn), 0).normal(normal, 0f, 1f);
    // The matrix has the shape (length, count); its columns are taken as vectors.
    double[][] vectors = new double[count][length];
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < count; j++) {
        vectors[j][i] = normal[i * count + j];
      }
    }
    orthonormalize(vectors);
    for (int i = 0; i < length; i++) {
      for (int j = 0; j < count; j++) {
        int index = rows < columns ? j * columns + i : i * columns + j;
        values[index] = (float) gain * (float) vectors[j][i];
      }
    }
  }

  /// Gram and Schmidt's method, which makes the diagonal of R positive; in double, which leaves the
  /// angles right to float.
  private static void orthonormalize(double[][] vectors) {
    for (int j = 0; j < vectors.length; j++) {
      double[] unit = vectors[j];
      double scale = 1 / Math.sqrt(product(unit, unit));
      for (int i = 0; i < unit.length; i++) {
        unit[i] *= scale;
      }
      for (int k = j + 1; k < vectors.length; k++) {
        double along = product(unit, vectors[k]);
        for (int i = 0; i < unit.length; i++) {
          vectors[k][i] -= along * unit[i];
        }
      }
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Override
  public Map<String, @Nullable Object> config() {
    return Configs.of("seed", seed, "gain", gain);
  }

  static Orthogonal from(Config config) {
    return new Orthogonal(config.number("gain", 1), Configs.seed(config));
  }
}
