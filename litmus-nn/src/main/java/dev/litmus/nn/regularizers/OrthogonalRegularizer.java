package dev.litmus.nn.regularizers;

import dev.litmus.nn.Config;
import dev.litmus.nn.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Draws the rows (or columns) of a matrix towards right angles: factor times the mean over all
/// pairs of rows of |u_i . u_j|, where u_i = x_i / |x_i| is a row scaled to length 1.
///
/// d/dx_i = factor / pairs * sum over j of sign(c_ij) (u_j - c_ij u_i) / |x_i|, with c_ij = u_i .
/// u_j. A row shorter than 1e-7 is scaled by 1e7 and no further, as in Keras.
///
/// @param factor at least 0; Keras's default is 0.01
/// @param mode what is drawn to right angles; Keras's default is the rows
public record OrthogonalRegularizer(double factor, Mode mode) implements Regularizer {
  private static final double SHORTEST = 1e-7;

  /// Rows or columns.
  public enum Mode {
    ROWS,
    COLUMNS
  }

  public OrthogonalRegularizer {
    L1L2.requireFactor("OrthogonalRegularizer", "factor", factor);
  }

  public OrthogonalRegularizer() {
    this(0.01, Mode.ROWS);
  }

  @Override
  public double penalty(float[] values, Shape shape) {
    Directions directions = new Directions(values, shape, mode);
    double sum = 0;
    for (int i = 0; i < directions.count; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.abs(directions.cosine(i, j));
      }
    }
    return factor * sum / directions.pairs();
  }

  @Override
  public void addGradient(float[] values, Shape shape, float scale, float[] gradient) {
    Directions directions = new Directions(values, shape, mode);
    double each = scale * factor / directions.pairs();
    double[] sum = new double[directions.length];
    for (int i = 0; i < directions.count; i++) {
      Arrays.fill(sum, 0);
      for (int j = 0; j < directions.count; j++) {
        if (j != i) {
          double cosine = directions.cosine(i, j);
          for (int k = 0; k < directions.length; k++) {
            double along = directions.isShort(i) ? 0 : cosine * directions.unit(i, k);
            sum[k] += Math.signum(cosine) * (directions.unit(j, k) - along);
          }
        }
      }
      for (int k = 0; k < directions.length; k++) {
        gradient[directions.index(i, k)] += (float) (each * sum[k] / directions.norms[i]);
      }
    }
  }

  @Override
  public Map<String, @Nullable Object> config() {
    Map<String, @Nullable Object> config = new LinkedHashMap<>();
    config.put("factor", factor);
    config.put("mode", mode.name().toLowerCase(Locale.ROOT));
    return config;
  }

  static OrthogonalRegularizer from(Config config) {
    String mode = config.string("mode", "rows");
    if (!mode.equals("rows") && !mode.equals("columns")) {
      throw new IllegalArgumentException(
          "%s: mode must be rows or columns; found '%s'".formatted(config.owner(), mode));
    }
    return new OrthogonalRegularizer(
        config.number("factor", 0.01), Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
  }

  /// The rows or columns of a matrix and their lengths.
  private static final class Directions {
    final float[] values;
    final int count;
    final int length;
    final double[] norms;
    private final int outerStride;
    private final int innerStride;

    Directions(float[] values, Shape shape, Mode mode) {
      if (shape.rank() != 2) {
        throw new IllegalArgumentException(
            "regularizer OrthogonalRegularizer: expected a matrix; found shape " + shape);
      }
      boolean rows = mode == Mode.ROWS;
      if (shape.dim(rows ? 0 : 1) < 2) {
        throw new IllegalArgumentException(
            "regularizer OrthogonalRegularizer: expected at least two %s; found shape %s"
                .formatted(rows ? "rows" : "columns", shape));
      }
      this.values = values;
      this.count = shape.dim(rows ? 0 : 1);
      this.length = shape.dim(rows ? 1 : 0);
      this.outerStride = rows ? shape.dim(1) : 1;
      this.innerStride = rows ? 1 : shape.dim(1);
      this.norms = new double[count];
      for (int i = 0; i < count; i++) {
        double squares = 0;
        for (int k = 0; k < length; k++) {
          double x = values[index(i, k)];
          squares += x * x;
        }
        norms[i] = Math.max(Math.sqrt(squares), SHORTEST);
      }
    }

    int index(int i, int k) {
      return i * outerStride + k * innerStride;
    }

    boolean isShort(int i) {
      return norms[i] == SHORTEST;
    }

    double unit(int i, int k) {
      return values[index(i, k)] / norms[i];
    }

    double cosine(int i, int j) {
      double product = 0;
      for (int k = 0; k < length; k++) {
        product += (double) values[index(i, k)] * values[index(j, k)];
      }
      return product / (norms[i] * norms[j]);
    }

    double pairs() {
      return count * (count - 1.0) / 2;
    }
  }
}
