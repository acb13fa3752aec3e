package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;

import dev.litmus.nn.ops.Panels;

/// Matrix products whose left side is read at places told by a table, by register tiles.
final class VectorMatmulAt {
  private static final int ROWS = VectorMatmul.ROWS;
  private static final int WIDTH = 2 * COUNT;

  private VectorMatmulAt() {}

  /// See [dev.litmus.nn.ops.Kernels#matmulAt]. The last rows that fill no tile are computed in one
  /// that reaches back over rows done already, which get the same numbers again.
  static void multiply(
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
    int tile = m >= ROWS ? ROWS : m >= 4 ? 4 : 1;
    for (int j = 0; j < n; j += WIDTH) {
      int lanes = Math.min(WIDTH, n - j);
      int b = panelsOffset + j / Panels.WIDTH * Panels.WIDTH * k + j % Panels.WIDTH;
      if (lanes == WIDTH) {
        multiplyTwo(m, k, a, aOffset, aRow, places, panels, b, c, cOffset + j, ldc);
        continue;
      }
      for (int next = 0; next < m; next += tile) {
        int i = Math.min(next, m - tile);
        int at = aOffset + i * aRow;
        int to = cOffset + i * ldc + j;
        if (lanes > COUNT) {
          switch (tile) {
            case 8 ->
                MultiplyTiles.multiply8x2(k, a, at, aRow, places, panels, b, c, to, ldc, lanes);
            case 4 ->
                MultiplyTiles.multiply4x2(k, a, at, aRow, places, panels, b, c, to, ldc, lanes);
            default ->
                MultiplyTiles.multiply1x2(k, a, at, aRow, places, panels, b, c, to, ldc, lanes);
          }
        } else {
          switch (tile) {
            case 8 ->
                MultiplyTiles.multiply8x1(k, a, at, aRow, places, panels, b, c, to, ldc, lanes);
            case 4 ->
                MultiplyTiles.multiply4x1(k, a, at, aRow, places, panels, b, c, to, ldc, lanes);
            default ->
                MultiplyTiles.multiply1x1(k, a, at, aRow, places, panels, b, c, to, ldc, lanes);
          }
        }
      }
    }
  }

  /// Two whole vectors of columns, of which B's begin at `bAt`.
  static void multiplyTwo(
      int m,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int[] places,
      float[] b,
      int bAt,
      float[] c,
      int cOffset,
      int ldc) {
    int tile = m >= ROWS ? ROWS : m >= 4 ? 4 : 1;
    for (int next = 0; next < m; next += tile) {
      int i = Math.min(next, m - tile);
      int at = aOffset + i * aRow;
      int to = cOffset + i * ldc;
      switch (tile) {
        case 8 -> MultiplyTiles.multiply8x2(k, a, at, aRow, places, b, bAt, c, to, ldc, WIDTH);
        case 4 -> MultiplyTiles.multiply4x2(k, a, at, aRow, places, b, bAt, c, to, ldc, WIDTH);
        default -> MultiplyTiles.multiply1x2(k, a, at, aRow, places, b, bAt, c, to, ldc, WIDTH);
      }
    }
  }

  /// See [dev.litmus.nn.ops.Kernels#addMatmulAt].
  static void add(
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
    // Kernels of 3 by 3, the commonest.
    boolean nines = ROWS == 8 && (last - first) % 9 == 0;
    int j = 0;
    for (; j <= n - WIDTH; j += WIDTH) {
      int i = first;
      for (; nines && i < last; i += 9) {
        int to = cOffset + (i - first) * ldc + j;
        AddTiles.add9x2(k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc);
      }
      for (; ROWS == 8 && i <= last - 8; i += 8) {
        int to = cOffset + (i - first) * ldc + j;
        AddTiles.add8x2(k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc);
      }
      for (; i <= last - 4; i += 4) {
        int to = cOffset + (i - first) * ldc + j;
        AddTiles.add4x2(k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc);
      }
      for (; i < last; i++) {
        int to = cOffset + (i - first) * ldc + j;
        AddTiles.add1x2(k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc);
      }
    }
    for (; j < n; j += COUNT) {
      int lanes = Math.min(COUNT, n - j);
      int i = first;
      for (; lanes == COUNT && nines && i < last; i += 9) {
        int to = cOffset + (i - first) * ldc + j;
        NarrowAddTiles.add9x1(k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc);
      }
      for (; lanes == COUNT && i <= last - 8; i += 8) {
        int to = cOffset + (i - first) * ldc + j;
        NarrowAddTiles.add8x1(k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc);
      }
      for (; i <= last - 4; i += 4) {
        int to = cOffset + (i - first) * ldc + j;
        NarrowAddTiles.add4x1(
            k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc, lanes);
      }
      for (; i < last; i++) {
        int to = cOffset + (i - first) * ldc + j;
        NarrowAddTiles.add1x1(
            k, a, aOffset, places, i, aColumn, b, bOffset + j, ldb, c, to, ldc, lanes);
      }
    }
  }
}
