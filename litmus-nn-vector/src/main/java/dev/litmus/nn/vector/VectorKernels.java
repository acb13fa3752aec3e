package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;
import static dev.litmus.nn.vector.Lanes.FLOATS;

import dev.litmus.nn.ops.Kernels;
import dev.litmus.nn.ops.ScalarKernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;

/// The kernels on the Vector API, with the bits of [ScalarKernels]: they vectorise across outputs
/// and add across lanes in the stated tree only. What is too small for vectors goes to the scalar
/// code.
final class VectorKernels extends VectorElementwiseKernels implements Kernels {
  private static final int SUM_LANES = 16;
  private static final int WORTH_SUMMING = 32;

  // Each lane to the place so many lanes before it; used only where there are twice as many.
  private static final VectorShuffle<Float> BY_8 = VectorShuffle.iota(FLOATS, 8, 1, true);
  private static final VectorShuffle<Float> BY_4 = VectorShuffle.iota(FLOATS, 4, 1, true);
  private static final VectorShuffle<Float> BY_2 = VectorShuffle.iota(FLOATS, 2, 1, true);
  private static final VectorShuffle<Float> BY_1 = VectorShuffle.iota(FLOATS, 1, 1, true);

  private final Kernels scalar = new ScalarKernels();

  /// How many floats a vector holds.
  static int laneCount() {
    return COUNT;
  }

  @Override
  public String name() {
    return "vector (%d lanes)".formatted(COUNT);
  }

  @Override
  public void matmul(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate) {
    if (VectorMatmul.worthwhile(m, n, k)) {
      VectorMatmul.multiply(
          m, n, k, a, aOffset, lda, 1, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    } else {
      scalar.matmul(m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    }
  }

  @Override
  public void matmulTransposedB(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate) {
    // Each element of B is moved once before it is used m times.
    if (m >= VectorMatmul.ROWS && VectorMatmul.worthwhile(m, n, k)) {
      VectorMatmul.multiplyTransposedB(
          m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    } else {
      scalar.matmulTransposedB(
          m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    }
  }

  @Override
  public void matmulTransposedA(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate) {
    if (VectorMatmul.worthwhile(m, n, k)) {
      VectorMatmul.multiply(
          m, n, k, a, aOffset, 1, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    } else if (n == 1 && ldc == 1 && VectorMatmul.worthwhile(1, m, k)) {
      // One column is one row of the transposed product, C^T = B^T A.
      VectorMatmul.multiply(
          1, m, k, b, bOffset, 1, ldb, a, aOffset, lda, c, cOffset, m, accumulate);
    } else {
      scalar.matmulTransposedA(
          m, n, k, a, aOffset, lda, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    }
  }

  @Override
  public void matmulPanels(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] panels,
      int panelsOffset,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate) {
    VectorMatmul.multiplyPanels(
        m, n, k, a, aOffset, lda, panels, panelsOffset, c, cOffset, ldc, accumulate);
  }

  @Override
  public void matmulAt(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] c,
      int cOffset,
      int ldc) {
    VectorMatmulAt.multiply(
        m, n, k, a, aOffset, aRow, places, panels, panelsOffset, c, cOffset, ldc);
  }

  @Override
  public void addMatmulAt(
      int first,
      int last,
      int n,
      int k,
      float[] a,
      int aOffset,
      int[] places,
      int aColumn,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc) {
    VectorMatmulAt.add(
        first, last, n, k, a, aOffset, places, aColumn, b, bOffset, ldb, c, cOffset, ldc);
  }

  @Override
  public void maxAt(
      int m, int channels, float[] x, int xOffset, int xRow, int[] places, float[] y, int yOffset) {
    VectorPool.max(m, channels, x, xOffset, xRow, places, y, yOffset);
  }

  @Override
  public void maxGradientAt(
      int m,
      int channels,
      float[] x,
      float[] dx,
      int xOffset,
      int xRow,
      int[] places,
      float[] y,
      float[] dy,
      int yOffset) {
    VectorPool.gradient(m, channels, x, dx, xOffset, xRow, places, y, dy, yOffset);
  }

  @Override
  public void convolveMax(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] windows,
      int[] places,
      float[] panels,
      int panelsOffset,
      float[] bias,
      float[] y,
      float[] which,
      int yOffset) {
    VectorConvolveMax.forward(
        m, n, k, a, aOffset, aRow, windows, places, panels, panelsOffset, bias, y, which, yOffset);
  }

  @Override
  public void spreadMax(
      int m,
      int n,
      float[] which,
      float[] dy,
      int yOffset,
      float[] dx,
      int dxOffset,
      int dxRow,
      int[] places,
      float[] sums,
      int sumsOffset) {
    VectorConvolveMax.spread(
        m, n, which, dy, yOffset, dx, dxOffset, dxRow, places, sums, sumsOffset);
  }

  @Override
  public void affineColumns(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y) {
    VectorColumns.affine(rows, features, units, x, w, bias, y);
  }

  @Override
  public void affineColumnsBack(
      int rows, int features, int units, float[] dy, float[] w, float[] dx) {
    VectorColumns.back(rows, features, units, dy, w, dx);
  }

  @Override
  public void affineColumnsGradients(
      int rows,
      int features,
      int units,
      float[] x,
      float[] dy,
      float[] byRow,
      float[] dw,
      float[] db) {
    VectorColumnGradients.of(rows, features, units, x, dy, byRow, dw, db);
  }

  @Override
  public void logisticLoss(float[] y, float[] z, float[] value, float[] slope, int n) {
    int done = VectorLoss.logistic(y, z, value, slope, n);
    ScalarKernels.logisticLoss(y, z, value, slope, done, n);
  }

  @Override
  public void addBias(float[] x, int offset, int rows, int units, float[] bias) {
    int j = 0;
    for (; j <= units - COUNT; j += COUNT) {
      FloatVector some = FloatVector.fromArray(FLOATS, bias, j);
      for (int row = 0, at = offset + j; row < rows; row++, at += units) {
        FloatVector.fromArray(FLOATS, x, at).add(some).intoArray(x, at);
      }
    }
    for (; j < units; j++) {
      float one = bias[j];
      for (int row = 0, at = offset + j; row < rows; row++, at += units) {
        x[at] += one;
      }
    }
  }

  @Override
  public void addBiasRelu(float[] x, int offset, int rows, int units, float[] bias) {
    int j = 0;
    for (; j <= units - COUNT; j += COUNT) {
      FloatVector some = FloatVector.fromArray(FLOATS, bias, j);
      for (int row = 0, at = offset + j; row < rows; row++, at += units) {
        FloatVector.fromArray(FLOATS, x, at).add(some).max(0f).intoArray(x, at);
      }
    }
    for (; j < units; j++) {
      float one = bias[j];
      for (int row = 0, at = offset + j; row < rows; row++, at += units) {
        x[at] = Math.max(x[at] + one, 0f);
      }
    }
  }

  @Override
  public void sumRows(float[] x, int offset, int rows, int units, float[] out, int outOffset) {
    int j = 0;
    for (; j <= units - 2 * COUNT; j += 2 * COUNT) {
      FloatVector sum0 = FloatVector.zero(FLOATS);
      FloatVector sum1 = FloatVector.zero(FLOATS);
      for (int row = 0; row < rows; row++) {
        int at = offset + row * units + j;
        sum0 = sum0.add(FloatVector.fromArray(FLOATS, x, at));
        sum1 = sum1.add(FloatVector.fromArray(FLOATS, x, at + COUNT));
      }
      sum0.intoArray(out, outOffset + j);
      sum1.intoArray(out, outOffset + j + COUNT);
    }
    for (; j <= units - COUNT; j += COUNT) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(FLOATS, x, offset + row * units + j));
      }
      sum.intoArray(out, outOffset + j);
    }
    // Too few for a vector, and a mask in so short a loop costs more than it brings.
    int rest = j;
    Arrays.fill(out, outOffset + rest, outOffset + units, 0f);
    for (int row = 0; row < rows && rest < units; row++) {
      int at = offset + row * units;
      for (j = rest; j < units; j++) {
        out[outOffset + j] += x[at + j];
      }
    }
  }

  /// Sixteen lanes in 16 / [Lanes#COUNT] vectors; those that a wide vector makes superfluous stay
  /// zero.
  @Override
  public float sum(float[] x, int offset, int n) {
    if (n < WORTH_SUMMING) {
      return scalar.sum(x, offset, n);
    }
    FloatVector sum0 = FloatVector.zero(FLOATS);
    FloatVector sum1 = sum0;
    FloatVector sum2 = sum0;
    FloatVector sum3 = sum0;
    int i = 0;
    for (; i <= n - SUM_LANES; i += SUM_LANES) {
      int at = offset + i;
      sum0 = sum0.add(FloatVector.fromArray(FLOATS, x, at));
      if (COUNT <= 8) {
        sum1 = sum1.add(FloatVector.fromArray(FLOATS, x, at + COUNT));
      }
      if (COUNT == 4) {
        sum2 = sum2.add(FloatVector.fromArray(FLOATS, x, at + 2 * COUNT));
        sum3 = sum3.add(FloatVector.fromArray(FLOATS, x, at + 3 * COUNT));
      }
    }
    if (i < n) {
      int at = offset + i;
      int end = offset + n;
      sum0 = sum0.add(part(x, at, end));
      sum1 = sum1.add(part(x, at + COUNT, end));
      sum2 = sum2.add(part(x, at + 2 * COUNT, end));
      sum3 = sum3.add(part(x, at + 3 * COUNT, end));
    }
    FloatVector sum =
        switch (COUNT) {
          case 4 -> sum0.add(sum2).add(sum1.add(sum3));
          case 8 -> sum0.add(sum1);
          default -> sum0.add(sum0.rearrange(BY_8));
        };
    if (COUNT >= 8) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    return sum.add(sum.rearrange(BY_1)).lane(0);
  }

  /// The elements from `at` that lie before `end`, zero in the lanes beyond. What is added to a
  /// lane as zero leaves it as it is, since a sum that started at 0 is never -0.
  private static FloatVector part(float[] x, int at, int end) {
    return FloatVector.fromArray(FLOATS, x, at, FLOATS.indexInRange(at, end));
  }
}
