package dev.litmus.nn.ops;

/// Matrix products in plain Java.
///
/// A sum over the contracted index is one chain of fused multiply-adds, each waiting some four
/// cycles for the one before. Therefore eight independent chains run side by side: a tile of 4 x 2
/// outputs, or 8 x 1 where there is one column only.
final class ScalarMatmul {
  private ScalarMatmul() {}

  /// C = A B for matrices with any two strides, which makes transposition a matter of arguments:
  /// element (i, j) of `a` stands at `a[aOffset + i * aRow + j * aColumn]`.
  static void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bOffset,
      int bRow,
      int bColumn,
      float[] c,
      int cOffset,
      int cRow,
      int cColumn,
      boolean accumulate) {
    int evenColumns = n & ~1;
    int tiledRows = n == 1 ? m : m & ~3;
    for (int i = 0; i < tiledRows; i += 4) {
      for (int j = 0; j < evenColumns; j += 2) {
        tile4x2(
            k,
            a,
            aOffset + i * aRow,
            aRow,
            aColumn,
            b,
            bOffset + j * bColumn,
            bRow,
            bColumn,
            c,
            cOffset + i * cRow + j * cColumn,
            cRow,
            cColumn,
            accumulate);
      }
    }
    if (evenColumns < n) {
      column(
          tiledRows,
          k,
          a,
          aOffset,
          aRow,
          aColumn,
          b,
          bOffset + evenColumns * bColumn,
          bRow,
          c,
          cOffset + evenColumns * cColumn,
          cRow,
          accumulate);
    }
    // What is left are whole rows: columns of the transposed product.
    for (int i = tiledRows; i < m; i++) {
      column(
          n,
          k,
          b,
          bOffset,
          bColumn,
          bRow,
          a,
          aOffset + i * aRow,
          aColumn,
          c,
          cOffset + i * cRow,
          cColumn,
          accumulate);
    }
  }

  private static void tile4x2(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      int bColumn,
      float[] c,
      int cAt,
      int cRow,
      int cColumn,
      boolean accumulate) {
    int c1 = cAt + cRow;
    int c2 = c1 + cRow;
    int c3 = c2 + cRow;
    float s00 = 0, s01 = 0, s10 = 0, s11 = 0, s20 = 0, s21 = 0, s30 = 0, s31 = 0;
    if (accumulate) {
      s00 = c[cAt];
      s01 = c[cAt + cColumn];
      s10 = c[c1];
      s11 = c[c1 + cColumn];
      s20 = c[c2];
      s21 = c[c2 + cColumn];
      s30 = c[c3];
      s31 = c[c3 + cColumn];
    }
    for (int p = 0; p < k; p++) {
      float b0 = b[bAt];
      float b1 = b[bAt + bColumn];
      float a0 = a[aAt];
      float a1 = a[aAt + aRow];
      float a2 = a[aAt + 2 * aRow];
      float a3 = a[aAt + 3 * aRow];
      s00 = Math.fma(a0, b0, s00);
      s01 = Math.fma(a0, b1, s01);
      s10 = Math.fma(a1, b0, s10);
      s11 = Math.fma(a1, b1, s11);
      s20 = Math.fma(a2, b0, s20);
      s21 = Math.fma(a2, b1, s21);
      s30 = Math.fma(a3, b0, s30);
      s31 = Math.fma(a3, b1, s31);
      aAt += aColumn;
      bAt += bRow;
    }
    c[cAt] = s00;
    c[cAt + cColumn] = s01;
    c[c1] = s10;
    c[c1 + cColumn] = s11;
    c[c2] = s20;
    c[c2 + cColumn] = s21;
    c[c3] = s30;
    c[c3 + cColumn] = s31;
  }

  /// One column of outputs, the product of A and a vector: 8 rows at a time, then one.
  private static void column(
      int m,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] x,
      int xOffset,
      int xStep,
      float[] y,
      int yOffset,
      int yStep,
      boolean accumulate) {
    int i = 0;
    for (; i <= m - 8; i += 8) {
      column8(
          k,
          a,
          aOffset + i * aRow,
          aRow,
          aColumn,
          x,
          xOffset,
          xStep,
          y,
          yOffset + i * yStep,
          yStep,
          accumulate);
    }
    for (; i < m; i++) {
      int aAt = aOffset + i * aRow;
      int xAt = xOffset;
      float sum = accumulate ? y[yOffset + i * yStep] : 0f;
      for (int p = 0; p < k; p++) {
        sum = Math.fma(a[aAt], x[xAt], sum);
        aAt += aColumn;
        xAt += xStep;
      }
      y[yOffset + i * yStep] = sum;
    }
  }

  private static void column8(
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] x,
      int xAt,
      int xStep,
      float[] y,
      int yAt,
      int yStep,
      boolean accumulate) {
    float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    if (accumulate) {
      s0 = y[yAt];
      s1 = y[yAt + yStep];
      s2 = y[yAt + 2 * yStep];
      s3 = y[yAt + 3 * yStep];
      s4 = y[yAt + 4 * yStep];
      s5 = y[yAt + 5 * yStep];
      s6 = y[yAt + 6 * yStep];
      s7 = y[yAt + 7 * yStep];
    }
    for (int p = 0; p < k; p++) {
      float v = x[xAt];
      s0 = Math.fma(a[aAt], v, s0);
      s1 = Math.fma(a[aAt + aRow], v, s1);
      s2 = Math.fma(a[aAt + 2 * aRow], v, s2);
      s3 = Math.fma(a[aAt + 3 * aRow], v, s3);
      s4 = Math.fma(a[aAt + 4 * aRow], v, s4);
      s5 = Math.fma(a[aAt + 5 * aRow], v, s5);
      s6 = Math.fma(a[aAt + 6 * aRow], v, s6);
      s7 = Math.fma(a[aAt + 7 * aRow], v, s7);
      aAt += aColumn;
      xAt += xStep;
    }
    y[yAt] = s0;
    y[yAt + yStep] = s1;
    y[yAt + 2 * yStep] = s2;
    y[yAt + 3 * yStep] = s3;
    y[yAt + 4 * yStep] = s4;
    y[yAt + 5 * yStep] = s5;
    y[yAt + 6 * yStep] = s6;
    y[yAt + 7 * yStep] = s7;
  }
}
