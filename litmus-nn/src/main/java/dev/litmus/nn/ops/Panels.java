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
      for (int p = 0; p < k; p++) {
        int from = bOffset + p * bRow + j * bColumn;
        int to = panel + p * WIDTH;
        if (bColumn == 1) {
          System.arraycopy(b, from, panels, to, width);
        } else {
          for (int column = 0; column < width; column++) {
            panels[to + column] = b[from + column * bColumn];
          }
        }
      }
    }
  }
}
