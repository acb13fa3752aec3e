package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;

import dev.litmus.nn.ops.Panels;

/// Products of some rows and a panel of B by [PanelTiles], and by [Tiles] at the edges: C = A B, or
/// C += A B where they are to `add`.
final class PanelProducts {
  private static final int ROWS = VectorMatmul.ROWS;
  private static final int WIDTH = 2 * COUNT;

  /// What sums start from that are not to add; a row of it stands for all.
  private static final float[] ZEROS = new float[WIDTH];

  private PanelProducts() {}

  /// Copies A together by groups of [#ROWS] rows, and the rest of a multiple of 4 by 4: element (i,
  /// p) of a group stands at `p * ROWS + i` from its start.
  static void pack(int m, int k, float[] a, int aAt, int aRow, int aColumn, float[] packed) {
    int to = 0;
    for (int i = 0; i < m; ) {
      int group = m - i >= ROWS ? ROWS : 4;
      for (int p = 0; p < k; p++) {
        int from = aAt + i * aRow + p * aColumn;
        for (int row = 0; row < group; row++) {
          packed[to++] = a[from + row * aRow];
        }
      }
      i += group;
    }
  }

  /// For a packed A of `m` rows, a multiple of 4.
  static void packed(
      int m,
      int width,
      int k,
      float[] a,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      boolean add) {
    float[] start = add ? c : ZEROS;
    int startRow = add ? cRow : 0;
    for (int i = 0; i < m; ) {
      int group = m - i >= ROWS ? ROWS : 4;
      int j = 0;
      for (; j <= width - WIDTH; j += WIDTH) {
        int to = cAt + i * cRow + j;
        int from = add ? to : 0;
        if (group == 8) {
          PanelTiles.packed8x2(k, a, i * k, b, bAt + j, start, from, startRow, c, to, cRow);
        } else {
          PanelTiles.packed4x2(k, a, i * k, b, bAt + j, start, from, startRow, c, to, cRow);
        }
      }
      for (; j < width; j += COUNT) {
        int lanes = Math.min(COUNT, width - j);
        for (int row = 0; row < group; row += 4) {
          int to = cAt + (i + row) * cRow + j;
          VectorMatmul.start(4, lanes, c, to, cRow, add);
          Tiles.tile4x1(k, a, i * k + row, 1, group, b, bAt + j, Panels.WIDTH, c, to, cRow, lanes);
        }
      }
      i += group;
    }
  }

  /// For `m` rows of A, a multiple of 4.
  static void rows(
      int m,
      int width,
      int k,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      float[] c,
      int cAt,
      int cRow,
      boolean add) {
    float[] start = add ? c : ZEROS;
    int startRow = add ? cRow : 0;
    int j = 0;
    for (; j <= width - WIDTH; j += WIDTH) {
      int i = 0;
      for (; ROWS == 8 && i <= m - 8; i += 8) {
        int to = cAt + i * cRow + j;
        int from = add ? to : 0;
        PanelTiles.rows8x2(
            k, a, aAt + i * aRow, aRow, b, bAt + j, start, from, startRow, c, to, cRow);
      }
      for (; i < m; i += 4) {
        int to = cAt + i * cRow + j;
        int from = add ? to : 0;
        PanelTiles.rows4x2(
            k, a, aAt + i * aRow, aRow, b, bAt + j, start, from, startRow, c, to, cRow);
      }
    }
    for (; j < width; j += COUNT) {
      int lanes = Math.min(COUNT, width - j);
      int i = 0;
      for (; lanes == COUNT && i <= m - 8; i += 8) {
        int to = cAt + i * cRow + j;
        int from = add ? to : 0;
        NarrowTiles.rows8x1(
            k,
            a,
            aAt + i * aRow,
            aRow,
            b,
            bAt + j,
            Panels.WIDTH,
            start,
            from,
            startRow,
            c,
            to,
            cRow);
      }
      for (; i < m; i += 4) {
        int to = cAt + i * cRow + j;
        VectorMatmul.start(4, lanes, c, to, cRow, add);
        Tiles.tile4x1(k, a, aAt + i * aRow, aRow, 1, b, bAt + j, Panels.WIDTH, c, to, cRow, lanes);
      }
    }
  }
}
