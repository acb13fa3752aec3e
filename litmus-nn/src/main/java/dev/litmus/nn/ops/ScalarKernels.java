package dev.litmus.nn.ops;

/// The kernels in plain Java: the readable reference that defines every bit.
public final class ScalarKernels extends ScalarElementwise implements Kernels {
  /// Kernels hold no state: one object serves all threads.
  public ScalarKernels() {}

  @Override
  public String name() {
    return "scalar";
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
    ScalarMatmul.multiply(
        m, n, k, a, aOffset, lda, 1, b, bOffset, ldb, 1, c, cOffset, ldc, 1, accumulate);
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
    ScalarMatmul.multiply(
        m, n, k, a, aOffset, lda, 1, b, bOffset, 1, ldb, c, cOffset, ldc, 1, accumulate);
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
    ScalarMatmul.multiply(
        m, n, k, a, aOffset, 1, lda, b, bOffset, ldb, 1, c, cOffset, ldc, 1, accumulate);
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
    for (int j = 0; j < n; j += Panels.WIDTH) {
      ScalarMatmul.multiply(
          m,
          Math.min(Panels.WIDTH, n - j),
          k,
          a,
          aOffset,
          lda,
          1,
          panels,
          panelsOffset + j * k,
          Panels.WIDTH,
          1,
          c,
          cOffset + j,
          ldc,
          1,
          accumulate);
    }
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
    ScalarMatmulAt.multiply(
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
    ScalarMatmulAt.add(
        first, last, n, k, a, aOffset, places, aColumn, b, bOffset, ldb, c, cOffset, ldc);
  }

  @Override
  public void maxAt(
      int m, int channels, float[] x, int xOffset, int xRow, int[] places, float[] y, int yOffset) {
    for (int i = 0; i < m; i++) {
      int at = xOffset + i * xRow;
      for (int c = 0; c < channels; c++) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int place : places) {
          largest = Math.max(largest, x[at + place + c]);
        }
        y[yOffset + i * channels + c] = largest;
      }
    }
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
    for (int i = 0; i < m; i++) {
      int from = yOffset + i * channels;
      for (int c = 0; c < channels; c++) {
        int at = xOffset + i * xRow + c;
        int t = 0;
        while (t < places.length && x[at + places[t]] != y[from + c]) {
          t++;
        }
        if (t < places.length) {
          dx[at + places[t]] += dy[from + c];
        }
      }
    }
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
    ScalarConvolveMax.forward(
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
    ScalarConvolveMax.spread(
        m, n, which, dy, yOffset, dx, dxOffset, dxRow, places, sums, sumsOffset);
  }

  @Override
  public void affineColumns(
      int rows, int features, int units, float[] x, float[] w, float[] bias, float[] y) {
    ScalarColumns.affine(rows, features, units, x, w, bias, y);
  }

  @Override
  public void affineColumnsBack(
      int rows, int features, int units, float[] dy, float[] w, float[] dx) {
    ScalarColumns.back(rows, features, units, dy, w, dx);
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
    ScalarColumns.gradients(rows, features, units, x, dy, dw, db);
  }

  @Override
  public void logisticLoss(float[] y, float[] z, float[] value, float[] slope, int n) {
    logisticLoss(y, z, value, slope, 0, n);
  }

  /// For the elements from `first` to `last`.
  public static void logisticLoss(
      float[] y, float[] z, float[] value, float[] slope, int first, int last) {
    for (int i = first; i < last; i++) {
      float e = FloatMath.exp(-Math.abs(z[i]));
      value[i] = Math.max(z[i], 0) - z[i] * y[i] + FloatMath.log1p(e);
      slope[i] = (z[i] >= 0 ? 1f : e) / (1f + e) - y[i];
    }
  }

  @Override
  public void addBias(float[] x, int offset, int rows, int units, float[] bias) {
    for (int i = 0; i < rows; i++) {
      int at = offset + i * units;
      for (int j = 0; j < units; j++) {
        x[at + j] += bias[j];
      }
    }
  }

  @Override
  public void addBiasRelu(float[] x, int offset, int rows, int units, float[] bias) {
    for (int row = 0; row < rows; row++) {
      int at = offset + row * units;
      for (int j = 0; j < units; j++) {
        x[at + j] = Math.max(x[at + j] + bias[j], 0f);
      }
    }
  }

  @Override
  public void sumRows(float[] x, int offset, int rows, int units, float[] out, int outOffset) {
    for (int j = 0; j < units; j++) {
      out[outOffset + j] = 0f;
    }
    for (int i = 0; i < rows; i++) {
      int at = offset + i * units;
      for (int j = 0; j < units; j++) {
        out[outOffset + j] += x[at + j];
      }
    }
  }

  @Override
  public float sum(float[] x, int offset, int n) {
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    float s8 = 0, s9 = 0, s10 = 0, s11 = 0, s12 = 0, s13 = 0, s14 = 0, s15 = 0;
    int at = offset;
    int end = offset + n;
    for (; at <= end - 16; at += 16) {
      s0 += x[at + 0];
      s1 += x[at + 1];
      s2 += x[at + 2];
      s3 += x[at + 3];
      s4 += x[at + 4];
      s5 += x[at + 5];
      s6 += x[at + 6];
      s7 += x[at + 7];
      s8 += x[at + 8];
      s9 += x[at + 9];
      s10 += x[at + 10];
      s11 += x[at + 11];
      s12 += x[at + 12];
      s13 += x[at + 13];
      s14 += x[at + 14];
      s15 += x[at + 15];
    }
    s0 += at + 0 < end ? x[at + 0] : 0f;
    s1 += at + 1 < end ? x[at + 1] : 0f;
    s2 += at + 2 < end ? x[at + 2] : 0f;
    s3 += at + 3 < end ? x[at + 3] : 0f;
    s4 += at + 4 < end ? x[at + 4] : 0f;
    s5 += at + 5 < end ? x[at + 5] : 0f;
    s6 += at + 6 < end ? x[at + 6] : 0f;
    s7 += at + 7 < end ? x[at + 7] : 0f;
    s8 += at + 8 < end ? x[at + 8] : 0f;
    s9 += at + 9 < end ? x[at + 9] : 0f;
    s10 += at + 10 < end ? x[at + 10] : 0f;
    s11 += at + 11 < end ? x[at + 11] : 0f;
    s12 += at + 12 < end ? x[at + 12] : 0f;
    s13 += at + 13 < end ? x[at + 13] : 0f;
    s14 += at + 14 < end ? x[at + 14] : 0f;
    return ((s0 + s8 + (s4 + s12)) + (s2 + s10 + (s6 + s14)))
        + ((s1 + s9 + (s5 + s13)) + (s3 + s11 + (s7 + s15)));
  }
}
