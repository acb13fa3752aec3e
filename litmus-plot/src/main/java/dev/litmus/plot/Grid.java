package dev.litmus.plot;

import java.awt.geom.Path2D;
import java.util.function.DoubleBinaryOperator;

/// A function of two numbers, known at the nodes of a grid over a rectangle.
final class Grid {
  static final int COLUMNS = 181;
  static final int ROWS = 121;

  private final double left;
  private final double bottom;
  private final double stepX;
  private final double stepY;
  private final double[][] values = new double[ROWS][COLUMNS];

  Grid(DoubleBinaryOperator function, double left, double right, double bottom, double top) {
    this.left = left;
    this.bottom = bottom;
    this.stepX = (right - left) / (COLUMNS - 1);
    this.stepY = (top - bottom) / (ROWS - 1);
    for (int row = 0; row < ROWS; row++) {
      for (int column = 0; column < COLUMNS; column++) {
        values[row][column] = function.applyAsDouble(left + column * stepX, bottom + row * stepY);
      }
    }
  }

  double value(int row, int column) {
    return values[row][column];
  }

  /// The line on which the function has this value, between the nodes as if it were linear along
  /// their edges (marching squares).
  Path2D contour(double level) {
    Path2D path = new Path2D.Double();
    for (int row = 0; row < ROWS - 1; row++) {
      for (int column = 0; column < COLUMNS - 1; column++) {
        addCell(path, row, column, level);
      }
    }
    return path;
  }

  /// Joins the crossings of a cell's edges, going round it; of four, each with its neighbour.
  private void addCell(Path2D path, int row, int column, double level) {
    int[][] corners = {{row, column}, {row, column + 1}, {row + 1, column + 1}, {row + 1, column}};
    boolean open = false;
    for (int i = 0; i < 4; i++) {
      int[] from = corners[i];
      int[] to = corners[(i + 1) % 4];
      double a = values[from[0]][from[1]];
      double b = values[to[0]][to[1]];
      if (a > level != b > level) {
        double share = (level - a) / (b - a);
        double x = left + stepX * (from[1] + share * (to[1] - from[1]));
        double y = bottom + stepY * (from[0] + share * (to[0] - from[0]));
        if (open) {
          path.lineTo(x, y);
        } else {
          path.moveTo(x, y);
        }
        open = !open;
      }
    }
  }
}
