package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;

/// C = A B or C += A B for a transposed A of many rows and a B of at most one vector: the weight
/// gradient of a layer of few units on many inputs. A is read where it stands, which is cheaper
/// than to copy it; B and C are filled up to whole vectors aside.
final class ThinProducts {
  private static final int DEPTH = 256;
  private static final int TILE = 16;

  /// What sums start from that are not to add; one row stands for all.
  private static final float[] ZEROS = new float[COUNT];

  private static final ThreadLocal<float[]> RIGHT =
      ThreadLocal.withInitial(() -> new float[DEPTH * COUNT + TILE * COUNT]);

  private ThinProducts() {}

  /// For `m` rows, a multiple of 4; element (i, p) of A stands at `a[aAt + i + p * aColumn]`.
  static void multiply(
      int m,
      int n,
      int k,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow,
      boolean accumulate) {
    float[] right = RIGHT.get();
    for (int p = 0; p < k; p += DEPTH) {
      int depth = Math.min(DEPTH, k - p);
      boolean add = accumulate || p > 0;
      for (int row = 0; row < depth; row++) {
        System.arraycopy(b, bAt + (p + row) * bRow, right, row * COUNT, n);
      }
      int from = aAt + p * aColumn;
      int i = 0;
      for (; i <= m - TILE; i += TILE) {
        tile(n, depth, a, from + i, aColumn, right, c, cAt + i * cRow, cRow, add);
      }
      for (; i < m; i += 4) {
        int to = cAt + i * cRow;
        VectorMatmul.start(4, n, c, to, cRow, add);
        Tiles.tile4x1(depth, a, from + i, 1, aColumn, right, 0, COUNT, c, to, cRow, n);
      }
    }
  }

  private static void tile(
      int n,
      int k,
      float[] a,
      int aAt,
      int aColumn,
      float[] right,
      float[] c,
      int at,
      int row,
      boolean add) {
    int aside = DEPTH * COUNT;
    boolean whole = n == COUNT;
    for (int i = 0; i < TILE && add && !whole; i++) {
      System.arraycopy(c, at + i * row, right, aside + i * COUNT, n);
    }
    float[] start = add ? (whole ? c : right) : ZEROS;
    NarrowTiles.columns16x1(
        k,
        a,
        aAt,
        aColumn,
        right,
        0,
        COUNT,
        start,
        add ? (whole ? at : aside) : 0,
        add ? (whole ? row : COUNT) : 0,
        whole ? c : right,
        whole ? at : aside,
        whole ? row : COUNT);
    for (int i = 0; i < TILE && !whole; i++) {
      System.arraycopy(right, aside + i * COUNT, c, at + i * row, n);
    }
  }
}
