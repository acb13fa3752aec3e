package dev.litmus.nn.ops;

/// A matrix B of k rows and n columns in panels of [#WIDTH] columns, one behind the other: element
/// (p, j) stands at `(j / WIDTH * k + p) * WIDTH + j % WIDTH`. The last panel is filled up with
/// zeros. So a product reads B from the first number to the last, whatever the width of vectors.
public final class Panels {
  /// Columns of a panel: a multiple of every vector's lanes.
  public static final int WIDTH = 32;

  private Panels() {}

  /// Numbers that the panels of a matrix take.
  public static int size(int k, int n) {
    return Math.multiplyExact(k, columns(n));
  }

  private static int columns(int n) {
    return Math.ceilDiv(n, WIDTH) * WIDTH;
  }

  /// Lays out the matrix whose element (p, j) stands at `b[bOffset + p * bRow + j * bColumn]`.
  public static void pack(
      int k,
      int n,
      float[] b,
      int bOffset,
      int bRow,
      int bColumn,
      float[] panels,
      int panelsOffset) {
    for (int j = 0; j < n; j += WIDTH) {
      int width = Math.min(WIDTH, n - j);
      int panel = panelsOffset + j * k;
      if (bColumn == 1) {
        for (int p = 0; p < k; p++) {
          System.arraycopy(b, bOffset + p * bRow + j, panels, panel + p * WIDTH, width);
        }
      } else {
        int column = 0;
        for (; column <= width - 4; column += 4) {
          columns4(k, b, bOffset + (j + column) * bColumn, bRow, bColumn, panels, panel + column);
        }
        for (; column < width; column++) {
          int from = bOffset + (j + column) * bColumn;
          for (int p = 0; p < k; p++) {
            panels[panel + p * WIDTH + column] = b[from + p * bRow];
          }
        }
      }
    }
  }

  /// Lays out rows `first` to `last` of a matrix of k rows, n columns, row p of which stands at
  /// `b[bOffset + p * bRow]`.
  public static void packRows(
      int first,
      int last,
      int k,
      int n,
      float[] b,
      int bOffset,
      int bRow,
      float[] panels,
      int panelsOffset) {
    for (int p = first; p < last; p++) {
      for (int j = 0; j < n; j += WIDTH) {
        int width = Math.min(WIDTH, n - j);
        System.arraycopy(
            b, bOffset + p * bRow + j, panels, panelsOffset + j * k + p * WIDTH, width);
      }
    }
  }

  /// Four columns at a time, which a transposed B has in rows: writes of whole lines, reads in
  /// order.
  private static void columns4(
      int k, float[] b, int from, int bRow, int bColumn, float[] panels, int to) {
    for (int p = 0; p < k; p++) {
      panels[to] = b[from];
      panels[to + 1] = b[from + bColumn];
      panels[to + 2] = b[from + 2 * bColumn];
      panels[to + 3] = b[from + 3 * bColumn];
      from += bRow;
      to += WIDTH;
    }
  }
}
