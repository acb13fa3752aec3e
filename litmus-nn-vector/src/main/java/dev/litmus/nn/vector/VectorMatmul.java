package dev.litmus.nn.vector;

import static dev.litmus.nn.vector.Lanes.COUNT;

import dev.litmus.nn.ops.Panels;
import java.util.Arrays;

/// Matrix products by register tiles of [#ROWS] rows and two vectors. The tiles of one panel of B,
/// two vectors wide, are done one below the other, so that the panel stays in the nearest cache; of
/// a matrix with many rows each panel is first copied together, [#BLOCK] rows of B at a time, C
/// carrying the sums from block to block.
final class VectorMatmul {
  /// Rows of a tile: as many as leave its sums in the registers, of which AVX2 has 16, others 32.
  static final int ROWS = COUNT == 8 ? 4 : 8;

  private static final boolean HAS_32_REGISTERS = COUNT != 8;

  private static final int WIDTH = 2 * COUNT;
  static final int BLOCK = 256;
  private static final int ROWS_WORTH_COPYING_FOR = 64;
  private static final int DEPTH_WORTH_COPYING = 16;
  private static final int WORTHWHILE = 1024;

  private static final ThreadLocal<float[]> PANEL =
      ThreadLocal.withInitial(() -> new float[BLOCK * Panels.WIDTH]);

  static final ThreadLocal<float[]> LEFT = ThreadLocal.withInitial(() -> new float[BLOCK * BLOCK]);

  private VectorMatmul() {}

  /// Whether the product is large enough for vectors, and wide enough for one to be half full.
  static boolean worthwhile(int m, int n, int k) {
    return 2 * n >= COUNT && (long) m * n * k >= WORTHWHILE;
  }

  /// C = A B or C += A B, where element (i, p) of `a` stands at `a[aOffset + i * aRow + p *
  /// aColumn]`.
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
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate) {
    int tiled = m - m % 4;
    if (n <= COUNT && aRow == 1 && m >= ROWS_WORTH_COPYING_FOR && k >= DEPTH_WORTH_COPYING) {
      ThinProducts.multiply(
          tiled, n, k, a, aOffset, aColumn, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    } else if (m < ROWS_WORTH_COPYING_FOR || n <= COUNT) {
      start(tiled, n, c, cOffset, ldc, accumulate);
      for (int j = 0; j < n && tiled > 0; j += WIDTH) {
        panel(
            tiled,
            Math.min(WIDTH, n - j),
            k,
            a,
            aOffset,
            aRow,
            aColumn,
            b,
            bOffset + j,
            ldb,
            c,
            cOffset + j,
            ldc);
      }
    } else {
      copied(tiled, n, k, a, aOffset, aRow, aColumn, b, bOffset, ldb, c, cOffset, ldc, accumulate);
    }
    start(m - tiled, n, c, cOffset + tiled * ldc, ldc, accumulate);
    for (int i = tiled; i < m; i++) {
      row(n, k, a, aOffset + i * aRow, aColumn, b, bOffset, ldb, c, cOffset + i * ldc);
    }
  }

  /// C = A B or C += A B by copies of both sides, [#BLOCK] rows of B and, where A is transposed, of
  /// C at a time.
  private static void copied(
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int aRow,
      int aColumn,
      float[] b,
      int bOffset,
      int ldb,
      float[] c,
      int cOffset,
      int ldc,
      boolean accumulate) {
    float[] copy = PANEL.get();
    boolean transposed = aColumn != 1;
    int most = transposed ? BLOCK : m;
    if (k == 0) {
      start(m, n, c, cOffset, ldc, accumulate);
    }
    for (int p = 0; p < k; p += BLOCK) {
      boolean add = accumulate || p > 0;
      int depth = Math.min(BLOCK, k - p);
      for (int i = 0; i < m; i += most) {
        int rows = Math.min(most, m - i);
        int from = aOffset + i * aRow + p * aColumn;
        float[] left = transposed ? LEFT.get() : a;
        if (transposed) {
          PanelProducts.pack(rows, depth, a, from, aRow, aColumn, left);
        }
        for (int j = 0; j < n; j += Panels.WIDTH) {
          int width = Math.min(Panels.WIDTH, n - j);
          for (int row = 0; row < depth; row++) {
            System.arraycopy(b, bOffset + (p + row) * ldb + j, copy, row * Panels.WIDTH, width);
          }
          int to = cOffset + i * ldc + j;
          if (transposed) {
            PanelProducts.packed(rows, width, depth, left, copy, 0, c, to, ldc, add);
          } else {
            PanelProducts.rows(rows, width, depth, a, from, aRow, copy, 0, c, to, ldc, add);
          }
        }
      }
    }
  }

  /// See [dev.litmus.nn.ops.Kernels#matmulPanels].
  static void multiplyPanels(
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
    int tiled = m - m % 4;
    start(m - tiled, n, c, cOffset + tiled * ldc, ldc, accumulate);
    for (int j = 0; j < n; j += Panels.WIDTH) {
      int width = Math.min(Panels.WIDTH, n - j);
      int b = panelsOffset + j * k;
      PanelProducts.rows(
          tiled, width, k, a, aOffset, lda, panels, b, c, cOffset + j, ldc, accumulate);
      for (int i = tiled; i < m; i++) {
        int to = cOffset + i * ldc + j;
        row(width, k, a, aOffset + i * lda, 1, panels, b, Panels.WIDTH, c, to);
      }
    }
  }

  /// C = A B^T or C += A B^T: each panel of B^T is copied together before it is used.
  static void multiplyTransposedB(
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
    start(m, n, c, cOffset, ldc, accumulate);
    int tiled = m - m % 4;
    float[] copy = PANEL.get();
    for (int p = 0; p < k; p += BLOCK) {
      int depth = Math.min(BLOCK, k - p);
      for (int j = 0; j < n; j += Panels.WIDTH) {
        int width = Math.min(Panels.WIDTH, n - j);
        for (int column = 0; column < width; column++) {
          int from = bOffset + (j + column) * ldb + p;
          for (int row = 0; row < depth; row++) {
            copy[row * Panels.WIDTH + column] = b[from + row];
          }
        }
        PanelProducts.rows(
            tiled, width, depth, a, aOffset + p, lda, copy, 0, c, cOffset + j, ldc, true);
        for (int i = tiled; i < m; i++) {
          int from = aOffset + i * lda + p;
          row(width, depth, a, from, 1, copy, 0, Panels.WIDTH, c, cOffset + i * ldc + j);
        }
      }
    }
  }

  /// [Tiles] add to C: without accumulation it starts at zero.
  static void start(int m, int n, float[] c, int cOffset, int ldc, boolean accumulate) {
    for (int i = 0; i < m && !accumulate; i++) {
      Arrays.fill(c, cOffset + i * ldc, cOffset + i * ldc + n, 0f);
    }
  }

  /// All rows, a multiple of 4, of at most two vectors of columns.
  private static void panel(
      int m,
      int width,
      int k,
      float[] a,
      int aAt,
      int aRow,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt,
      int cRow) {
    int i = 0;
    if (width == WIDTH) {
      for (; ROWS == 8 && i <= m - 8; i += 8) {
        Tiles.tile8x2(k, a, aAt + i * aRow, aRow, aColumn, b, bAt, bRow, c, cAt + i * cRow, cRow);
      }
      for (; i < m; i += 4) {
        Tiles.tile4x2(k, a, aAt + i * aRow, aRow, aColumn, b, bAt, bRow, c, cAt + i * cRow, cRow);
      }
      return;
    }
    for (int j = 0; j < width; j += COUNT) {
      int lanes = Math.min(COUNT, width - j);
      i = 0;
      for (; aColumn == 1 && lanes == COUNT && i <= m - 8; i += 8) {
        int to = cAt + i * cRow + j;
        NarrowTiles.rows8x1(k, a, aAt + i * aRow, aRow, b, bAt + j, bRow, c, to, cRow, c, to, cRow);
      }
      for (; aRow == 1 && lanes == COUNT && i <= m - 8; i += 8) {
        int to = cAt + i * cRow + j;
        NarrowTiles.columns8x1(k, a, aAt + i, aColumn, b, bAt + j, bRow, c, to, cRow, c, to, cRow);
      }
      for (; i < m; i += 4) {
        Tiles.tile4x1(
            k,
            a,
            aAt + i * aRow,
            aRow,
            aColumn,
            b,
            bAt + j,
            bRow,
            c,
            cAt + i * cRow + j,
            cRow,
            lanes);
      }
    }
  }

  /// All columns of one row.
  private static void row(
      int n,
      int k,
      float[] a,
      int aAt,
      int aColumn,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt) {
    int j = 0;
    for (; HAS_32_REGISTERS && j <= n - 16 * COUNT; j += 16 * COUNT) {
      Tiles.tile1x16(k, a, aAt, aColumn, b, bAt + j, bRow, c, cAt + j);
    }
    for (; j <= n - 4 * COUNT; j += 4 * COUNT) {
      Tiles.tile1x4(k, a, aAt, aColumn, b, bAt + j, bRow, c, cAt + j);
    }
    for (; j < n; j += COUNT) {
      Tiles.tile1x1(k, a, aAt, aColumn, b, bAt + j, bRow, c, cAt + j, Math.min(COUNT, n - j));
    }
  }
}
